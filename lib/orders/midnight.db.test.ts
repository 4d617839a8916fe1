import { afterEach, expect, test, vi } from 'vitest'
import { db } from '#lib/db/client.ts'
import { fromColumn } from '#lib/plain-date.ts'
import { redirected, setClock } from '#lib/signups/testing.ts'
import { decide, withSmartpay } from '#lib/signups/testing-smartpay.ts'
import { settleToken } from '#lib/tokens/settle-token.ts'
import { advanceOrders } from './advance-orders.ts'

withSmartpay()
afterEach(() => vi.unstubAllEnvs())

/** Agreed to on 31 January, every three months; answers the subscription. */
async function begun(browser: string): Promise<string> {
  await setClock('2027-01-31T12:00:00+09:00')
  const { signupId, tokenId } = await redirected(browser)
  await decide(signupId, 'approve')
  await settleToken(tokenId, 'sweep')
  const { subscriptionId } = await db().signup.findUniqueOrThrow({ where: { id: signupId } })
  return subscriptionId ?? ''
}

async function cyclesOf(subscriptionId: string): Promise<string[]> {
  const cycles = await db().cycle.findMany({ where: { subscriptionId }, orderBy: { index: 'asc' } })
  return cycles.map(({ dueOn, status }) => `${fromColumn(dueOn)} ${status}`)
}

async function chargeTimesOf(subscriptionId: string): Promise<(string | undefined)[]> {
  const charges = await db().charge.findMany({
    where: { order: { subscriptionId, index: 1 } },
    select: { nextTryAt: true },
  })
  return charges.map(({ nextTryAt }) => nextTryAt?.toISOString())
}

test.each(['UTC', 'Asia/Tokyo', 'America/New_York', 'Pacific/Chatham'])(
  '23:30 and 00:30 in Tokyo make one cycle on a server in %s',
  async (zone) => {
    vi.stubEnv('TZ', zone)
    const subscriptionId = await begun(zone)
    await setClock('2027-04-29T23:30:00+09:00')
    expect(await advanceOrders()).toMatchObject({ made: 0, skipped: 0, failed: 0 })
    expect(await cyclesOf(subscriptionId)).toEqual(['2027-01-31 ordered', '2027-04-30 scheduled'])
    await setClock('2027-04-30T00:30:00+09:00')
    const made = await Promise.all([advanceOrders(), advanceOrders()])
    expect(made.reduce((sum, run) => sum + run.made, 0)).toBe(1)
    await setClock('2027-04-30T23:30:00+09:00')
    expect(await advanceOrders()).toMatchObject({ made: 0, skipped: 0, failed: 0 })
    await setClock('2027-05-01T00:30:00+09:00')
    expect(await advanceOrders()).toMatchObject({ made: 0, skipped: 0, failed: 0 })
    expect(await cyclesOf(subscriptionId)).toEqual([
      '2027-01-31 ordered',
      '2027-04-30 ordered',
      '2027-07-31 scheduled',
    ])
    expect(await chargeTimesOf(subscriptionId)).toEqual(['2027-04-29T15:00:00.000Z'])
  },
)
