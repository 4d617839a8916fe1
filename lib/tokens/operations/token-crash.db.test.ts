import { describe, expect, test } from 'vitest'
import { db } from '#lib/db/client.ts'
import { advanceClock } from '#lib/signups/testing.ts'
import { withSmartpay } from '#lib/signups/testing-smartpay.ts'
import {
  activeToken,
  asked,
  judge,
  operationStatus,
  smartpayIdOf,
  statusOf,
} from '#lib/tokens/testing.ts'
import { beginBatch } from './begin-batch.ts'
import { getBatch } from './get-batch.ts'
import { performTokenOperation } from './perform-token-operation.ts'
import { runBatch } from './run-batch.ts'
import { sweepTokenOperations } from './sweep-token-operations.ts'

withSmartpay()

/** The database takes no write of ours to these rows while `work` runs: as if we had died before it. */
async function dyingBefore(table: 'tokens' | 'token_operations', work: () => Promise<unknown>) {
  // A move is claimed before the call, and its token knows of it; what comes after it leaves `sending`.
  const when =
    table === 'tokens'
      ? 'when (old.status is distinct from new.status)'
      : "when (old.status = 'sending')"
  await db().$executeRawUnsafe(`create function die() returns trigger language plpgsql as
    $$ begin raise exception 'killed'; end $$`)
  await db().$executeRawUnsafe(
    `create trigger dies before update on ${table} for each row ${when} execute function die()`,
  )
  await expect(work()).rejects.toThrow('killed')
  await db().$executeRawUnsafe('drop function die() cascade')
}

describe.each(['tokens', 'token_operations'] as const)(
  'killed between Smartpay’s answer and our write to %s',
  (table) => {
    test.each([
      ['disable', 'disabled'],
      ['enable', 'active'],
      ['delete', 'disabled'],
    ] as const)('%s: the next sweep tells the truth', async (action, status) => {
      const tokenId = await activeToken(`${table}-${action}`)
      if (action === 'enable') await performTokenOperation(await asked(tokenId, 'disable'))
      const smartpayId = await smartpayIdOf(tokenId)
      const operation = await asked(tokenId, action)
      await dyingBefore(table, () => performTokenOperation(operation))
      expect((await judge(smartpayId)).status).toBe(status)
      expect(await operationStatus(operation)).toBe('sending')
      await advanceClock(61_000)
      await sweepTokenOperations()
      expect(await statusOf(tokenId)).toBe(status)
      expect(await operationStatus(operation)).toBe(action === 'delete' ? 'waiting' : 'done')
    })

    test('delete for good: the next sweep tells the truth', async () => {
      const tokenId = await activeToken(`${table}-for-good`)
      const smartpayId = await smartpayIdOf(tokenId)
      const operation = await asked(tokenId, 'delete')
      await performTokenOperation(operation)
      await advanceClock(25 * 3_600_000)
      const { changes } = await judge(smartpayId)
      await dyingBefore(table, () => performTokenOperation(operation))
      expect((await judge(smartpayId)).status).toBe('deleted')
      await advanceClock(61_000)
      await sweepTokenOperations()
      expect(await statusOf(tokenId)).toBe('deleted')
      expect(await operationStatus(operation)).toBe('done')
      expect((await judge(smartpayId)).changes).toBe(changes + 1)
    })
  },
)

test('A row of a batch that breaks stops no other, and the sweep finishes it', async () => {
  const tokenIds = await Promise.all(['c1', 'c2', 'c3'].map(activeToken))
  const batch = {
    tokens: tokenIds.map((id) => ({ id, shown: null })),
    action: 'disable',
    reason: 'compromised',
    note: '',
    staffId: 'somebody',
  } as const
  const id = await beginBatch(batch)
  if (id === null) throw new Error('Nothing to do')
  // Breaks where the second row is kept as asked.
  const [, second = ''] = tokenIds.toSorted()
  await db().$executeRawUnsafe(`create function die() returns trigger language plpgsql as
    $$ begin raise exception 'killed'; end $$`)
  await db().$executeRawUnsafe(`create trigger dies before update on token_batch_rows for each row
    when (new.token_id = '${second}') execute function die()`)
  await runBatch(id)
  await db().$executeRawUnsafe('drop function die() cascade')
  expect(await db().tokenOperation.count({ where: { batchId: id } })).toBe(2)
  await sweepTokenOperations()
  for (const tokenId of tokenIds) expect(await statusOf(tokenId)).toBe('disabled')
  expect(await db().tokenOperation.count({ where: { batchId: id, status: 'done' } })).toBe(3)
  const { askedAt } = await db().tokenBatch.findUniqueOrThrow({ where: { id } })
  expect(askedAt).not.toBe(null)
})

test('a row that breaks again and again is left to a person, and its batch ends', async () => {
  const tokenIds = await Promise.all(['p1', 'p2'].map(activeToken))
  const tokens = tokenIds.map((id) => ({ id, shown: null }))
  const reasons = {
    action: 'disable',
    reason: 'compromised',
    note: '',
    staffId: 'somebody',
  } as const
  const id = (await beginBatch({ tokens, ...reasons })) ?? ''
  const [bad = ''] = tokenIds
  await db().$executeRawUnsafe(`create function die() returns trigger language plpgsql as
    $$ begin raise exception 'killed'; end $$`)
  await db().$executeRawUnsafe(`create trigger dies before insert on token_operations for each row
    when (new.token_id = '${bad}') execute function die()`)
  for (let tries = 0; tries < 8; tries += 1) {
    expect((await getBatch(id))?.askedAt).toBe(null)
    await sweepTokenOperations()
    await advanceClock(7 * 3_600_000)
  }
  await db().$executeRawUnsafe('drop function die() cascade')
  const batch = await getBatch(id)
  expect(batch?.over).toBe(true)
  const outcomes = Object.fromEntries(
    (batch?.rows ?? []).map(({ tokenId, outcome }) => [tokenId, outcome]),
  )
  expect(outcomes).toEqual({ [bad]: 'failed', [tokenIds[1] ?? '']: 'asked' })
})
