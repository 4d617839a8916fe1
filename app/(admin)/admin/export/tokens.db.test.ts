import { expect, test } from 'vitest'
import { csvLine } from '#lib/csv.ts'
import { db } from '#lib/db/client.ts'
import { withoutLimits } from '#lib/db/testing-rows.ts'
import { redirected } from '#lib/signups/testing.ts'
import { decide, withSmartpay } from '#lib/signups/testing-smartpay.ts'
import { settleToken } from '#lib/tokens/settle-token.ts'
import { readTokenFilter } from '#lib/tokens/token-filter.ts'
import { exportTokens } from './tokens.ts'

withSmartpay()

const rowsOf = async (query: Record<string, string>) => {
  const { head, pieces } = exportTokens(readTokenFilter(query), 'ja', 'Asia/Tokyo')
  const rows = []
  for await (const piece of pieces) rows.push(...piece)
  return { head, rows }
}

test('has what the filter shows, with names made safe', async () => {
  const { signupId, tokenId } = await redirected('one')
  await decide(signupId, 'approve')
  await settleToken(tokenId, 'staff')
  await redirected('two')
  await db().$executeRaw`update customers set last_name = '=cmd'`
  const { head, rows } = await rowsOf({ tab: 'active' })
  expect(rows).toHaveLength(1)
  const [row = []] = rows
  expect(row).toHaveLength(head.length)
  expect(row.slice(2, 7)).toEqual([
    '有効',
    expect.stringMatching(/^cus_/),
    '=cmd 花子',
    'ヤマダ ハナコ',
    1,
  ])
  expect(csvLine(row)).toContain('"\'=cmd 花子"')
  expect(row[7]).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/)
  expect((await rowsOf({})).rows).toHaveLength(2)
  expect((await rowsOf({ q: 'ﾔﾏﾀﾞ' })).rows).toHaveLength(1)
})

test('goes through all pieces in both orders, each row once', async () => {
  const [{ signupId } = { signupId: '' }] = await db().token.findMany({
    select: { signupId: true },
  })
  await withoutLimits(async (client) => {
    await client.query('set session_replication_role = replica')
    await client.query(
      `insert into tokens (id, sealed_id, id_hash, id_last4, test, signup_id, created_at)
      select 'tok_' || lpad(n::text, 22, '0'), '', n::text, '0000', true, $1 || n,
        timestamptz '2020-01-01' + (n / 3) * interval '1 ms'
      from generate_series(1, 9000) n`,
      [signupId],
    )
  })
  const ids = (await rowsOf({})).rows.map(([id]) => id)
  expect(new Set(ids).size).toBe(9002)
  expect(ids.toReversed()).toEqual((await rowsOf({ sort: 'oldest' })).rows.map(([id]) => id))
})
