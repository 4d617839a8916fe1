import pg from 'pg'
import { expect, test } from 'vitest'
import { db } from '#lib/db/client.ts'
import { testDatabaseUrl } from '#lib/db/testing.ts'
import { redirected } from '#lib/signups/testing.ts'
import { withSmartpay } from '#lib/signups/testing-smartpay.ts'
import { recordSettlement } from './record-settlement.ts'
import type { TokenAnswer } from './settlement.ts'
import { activeToken } from './testing.ts'

withSmartpay()

/** Somebody's transaction has begun and waits for a row. */
async function isWaiting(): Promise<boolean> {
  const rows = await db().$queryRaw<{ n: number }[]>`
    select count(*)::int as n from pg_locks where not granted`
  return (rows[0]?.n ?? 0) > 0
}

/**
 * An answer that was asked for first is recorded last: its transaction begins and waits for a row until
 * another connection has written what Smartpay said later.
 */
async function overtaken(tokenId: string, answer: TokenAnswer, row: 'subscription' | 'token') {
  const rows = await db().$queryRaw<{ at: Date }[]>`select teiki_now() as at`
  const askedAt = rows[0]?.at ?? new Date(0)
  const other = new pg.Client({ connectionString: testDatabaseUrl })
  await other.connect()
  try {
    await other.query('begin')
    await other.query(
      row === 'token'
        ? 'select from tokens where id = $1 for update'
        : `select from subscriptions where id = (select subscription_id from signups s join tokens t on t.signup_id = s.id
            where t.id = $1) for update`,
      [tokenId],
    )
    const slow = recordSettlement({ tokenId, answer, askedAt, actor: 'sweep' })
    await expect.poll(isWaiting).toBe(true)
    const { rows: kept } = await other.query(
      `update tokens set status = 'disabled', answered_at = teiki_clock() where id = $1 returning answered_at as at`,
      [tokenId],
    )
    await other.query('commit')
    await slow
    return kept[0]?.at
  } finally {
    await other.end()
  }
}

test('an older answer never wins over a newer one that came while it waited', async () => {
  const tokenId = await activeToken('overtaken')
  const answeredAt = await overtaken(tokenId, 'active', 'subscription')
  expect(await db().token.findUniqueOrThrow({ where: { id: tokenId } })).toMatchObject({
    status: 'disabled',
    answeredAt,
  })
})

test('nor does one that nobody agreed yet', async () => {
  const { tokenId } = await redirected('waiting')
  const answeredAt = await overtaken(tokenId, 'requires_authorization', 'token')
  expect(await db().token.findUniqueOrThrow({ where: { id: tokenId } })).toMatchObject({
    answeredAt,
  })
})
