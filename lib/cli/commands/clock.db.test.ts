import { beforeAll, expect, test, vi } from 'vitest'
import { db } from '#lib/db/client.ts'
import { readClock, unlockClock } from '#lib/db/local-clock.ts'
import { testDatabaseUrl } from '#lib/db/testing.ts'
import { fromColumn } from '#lib/plain-date.ts'
import { redirected } from '#lib/signups/testing.ts'
import { decide, withSmartpay } from '#lib/signups/testing-smartpay.ts'
import { settleToken } from '#lib/tokens/settle-token.ts'
import { run as clock } from './clock.ts'

withSmartpay()
beforeAll(() => unlockClock(testDatabaseUrl))

test('what falls due on the way ahead is charged in the order of its dates', async () => {
  const printed = vi.spyOn(console, 'log').mockImplementation(() => undefined)
  const { signupId, tokenId } = await redirected('ahead')
  await decide(signupId, 'approve')
  await settleToken(tokenId, 'sweep')
  await clock(['advance', '100d'])
  const orders = await db().order.findMany({
    orderBy: { index: 'asc' },
    include: { charges: true },
  })
  expect(orders.map(({ index, status }) => [index, status])).toEqual([
    [0, 'paid'],
    [1, 'paid'],
  ])
  const [charge] = orders[1]?.charges ?? []
  const chargedOn = new Date((charge?.finishedAt?.getTime() ?? 0) + 9 * 3_600_000)
  expect(`${fromColumn(chargedOn)}`).toBe(`${fromColumn(orders[1]?.dueOn ?? new Date(0))}`)
  expect(printed.mock.calls.flat().join('\n')).toMatch(/1 made, 2 charged, 0 declined$/m)
  expect((await readClock()).offsetMs).toBe(100 * 86_400_000)
  printed.mockRestore()
})
