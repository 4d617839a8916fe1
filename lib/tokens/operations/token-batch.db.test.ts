import { describe, expect, test } from 'vitest'
import { db } from '#lib/db/client.ts'
import { advanceClock, redirected } from '#lib/signups/testing.ts'
import { control, withSmartpay } from '#lib/signups/testing-smartpay.ts'
import { cancelNow } from '#lib/subscriptions/testing.ts'
import { activeToken, asked, statusOf } from '#lib/tokens/testing.ts'
import { beginBatch } from './begin-batch.ts'
import { getBatch } from './get-batch.ts'
import { listBulk } from './list-bulk.ts'
import { performTokenOperation } from './perform-token-operation.ts'
import { runBatch } from './run-batch.ts'

withSmartpay()

async function batchOf(tokenIds: string[], action: 'disable' | 'delete') {
  const tokens = tokenIds.map((id) => ({ id, shown: null }))
  return beginBatch({ tokens, action, reason: 'no-longer-needed', note: 'n', staffId: 'somebody' })
}

describe('what a batch would touch', () => {
  test('says what stops, and why a token is left alone', async () => {
    const active = await activeToken('shown')
    const { tokenId: pending } = await redirected('shown-pending')
    const busy = await activeToken('shown-busy')
    await performTokenOperation(await asked(busy, 'delete'))
    const { rows, more } = await listBulk({ ids: [active, pending, busy, 'tok_none'] }, 'disable')
    expect(more).toBe(false)
    const facts = Object.fromEntries(
      rows.map((row) => [row.id, [row.because, row.usedBy, row.sumMinor]]),
    )
    expect(facts).toEqual({
      [active]: [null, 1, 7800],
      [pending]: ['never-agreed', 0, 0],
      [busy]: ['another-open', 1, 7800],
    })
  })

  test('of a filter holds only what may be moved', async () => {
    const unused = await activeToken('unused')
    const { id } = await db().subscription.findFirstOrThrow({ where: { tokenId: unused } })
    await cancelNow(id)
    const { rows } = await listBulk({ tab: 'unused', search: '' }, 'delete')
    expect(rows.map(({ id }) => id)).toEqual([unused])
    expect((await listBulk({ tab: 'requires_authorization', search: '' }, 'delete')).rows).toEqual(
      [],
    )
  })
})

describe('a batch', () => {
  test('tells the outcome of each row', async () => {
    const [one, other] = [await activeToken('each-one'), await activeToken('each-other')]
    await performTokenOperation(await asked(other, 'disable'))
    const id = await batchOf([one, one, other, 'tok_none'], 'disable')
    await runBatch(id ?? '')
    const batch = await getBatch(id ?? '')
    expect(batch?.over).toBe(true)
    const rows = batch?.rows.map(({ tokenId, outcome, operation }) => [tokenId, outcome, operation])
    expect(new Set(rows)).toEqual(
      new Set([
        [one, 'asked', 'done'],
        [other, 'already-disabled', null],
      ]),
    )
    const audit = await db().auditEntry.findMany({
      where: { subject: id ?? '' },
      select: { action: true, outcome: true },
    })
    expect(audit).toEqual([{ action: 'token.bulk', outcome: 'asked' }])
  })

  test('of deletions disables at once and can be undone', async () => {
    const tokenId = await activeToken('bulk-delete')
    const id = await batchOf([tokenId], 'delete')
    await runBatch(id ?? '')
    expect(await statusOf(tokenId)).toBe('disabled')
    expect((await getBatch(id ?? ''))?.rows.map(({ operation }) => operation)).toEqual(['waiting'])
  })

  test('is gone on with by whoever looks, once what nobody heard is due again', async () => {
    const tokenId = await activeToken('bulk-lost')
    const id = (await batchOf([tokenId], 'disable')) ?? ''
    await control('faults', 'POST', { kind: 'outage', times: 1_000 })
    await runBatch(id)
    await control('faults', 'DELETE')
    const unheard = await getBatch(id)
    expect(unheard).toMatchObject({ over: true, open: true, rows: [{ operation: 'unknown' }] })
    await runBatch(id)
    expect(await statusOf(tokenId)).toBe('active')
    await advanceClock(61_000)
    await runBatch(id)
    expect(await statusOf(tokenId)).toBe('disabled')
    expect(await getBatch(id)).toMatchObject({ over: true, open: false })
  })

  test('of nothing is none', async () => {
    expect(await batchOf(['tok_none'], 'disable')).toBe(null)
    expect(await batchOf([], 'disable')).toBe(null)
    expect(await getBatch('bat_none')).toBe(null)
  })
})
