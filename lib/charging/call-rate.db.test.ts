import { beforeEach, describe, expect, test } from 'vitest'
import { elapsedMs } from '#lib/clock.ts'
import { db } from '#lib/db/client.ts'
import { findBrokenInvariants } from '#lib/health/find-broken-invariants.ts'
import { budgetOf } from '#lib/queue/budget.ts'
import { refused } from '#lib/result.ts'
import { advanceClock } from '#lib/signups/testing.ts'
import { control, withSmartpay } from '#lib/signups/testing-smartpay.ts'
import { createOrder } from '#lib/smartpay/orders.ts'
import { reserveCalls, slowDown } from './call-rate.ts'
import { chargeDue } from './charge-due.ts'
import { manyDue } from './testing-due.ts'

withSmartpay()

/** Every test begins where nobody was refused. */
beforeEach(async () => {
  await db().$executeRaw`
    update call_rates set per_second = 100, next_slot_at = clock_timestamp(), refused_at = null`
  await db().$executeRaw`update charges set next_try_at = null where status = 'intended'`
})

const rate = () => db().callRate.findUniqueOrThrow({ where: { test: true } })

async function statuses(): Promise<Record<string, number>> {
  const found = await db().charge.groupBy({ by: ['status'], _count: true })
  return Object.fromEntries(found.map(({ status, _count }) => [status, _count]))
}

/** No word of when to come back. */
const tooFast = refused({ kind: 'rate-limited', moneyMoved: 'no', status: 429 } as const)

/** Runs again and again until nothing is due. */
async function untilEmpty(runners: number, send: typeof createOrder) {
  const counts = { sent: 0, limited: 0 }
  async function run(): Promise<void> {
    for (;;) {
      const { sent, limited, end } = await chargeDue(budgetOf(10_000), send)
      counts.sent += sent
      counts.limited += limited
      if (end === 'empty') return
    }
  }
  await Promise.all(Array.from({ length: runners }, run))
  return counts
}

describe('the rate', () => {
  test('is one for all who ask at the same time', async () => {
    const before = await rate()
    await Promise.all(Array.from({ length: 8 }, () => reserveCalls(true, 10_000)))
    const { perSecond, nextSlotAt } = await rate()
    // Eight times a quarter of a second.
    expect(nextSlotAt.getTime() - before.nextSlotAt.getTime()).toBeGreaterThan(1_900)
    expect(perSecond).toBeGreaterThan(100)
  })

  test('does not grow while it is not used up', async () => {
    await db()
      .$executeRaw`update call_rates set next_slot_at = clock_timestamp() - interval '1 hour'`
    await reserveCalls(true, 10_000)
    expect((await rate()).perSecond).toBe(100)
  })

  test('falls once for calls that were under way together', async () => {
    await Promise.all(Array.from({ length: 8 }, () => slowDown(true, 0)))
    expect((await rate()).perSecond).toBeCloseTo(70)
  })

  test('falls little after a calm, more where refusals follow, and never to nothing', async () => {
    await db()
      .$executeRaw`update call_rates set refused_at = clock_timestamp() - interval '1 minute'`
    await slowDown(true, 0)
    expect((await rate()).perSecond).toBeCloseTo(97)
    for (let times = 0; times < 40; times += 1) {
      await db()
        .$executeRaw`update call_rates set refused_at = clock_timestamp() - interval '1 second'`
      await slowDown(true, 0)
    }
    expect((await rate()).perSecond).toBe(1)
  })

  test('of one mode leaves that of the other alone', async () => {
    await slowDown(true, 60_000)
    expect((await reserveCalls(false, 10_000)).inMs).toBeLessThan(1_000)
  })

  test('does not follow the clock of a local run', async () => {
    await slowDown(true, 60_000)
    await advanceClock(3_600_000)
    expect((await reserveCalls(true, 10_000)).inMs).toBeGreaterThan(50_000)
  })
})

describe('calls that come too fast', () => {
  test('are put off by two runners together, and each is made once', async () => {
    await manyDue('limited', 200)
    await control('faults', 'POST', { kind: 'rate-limit', perSecond: 80, path: '/orders' })
    const { sent, limited } = await untilEmpty(2, createOrder)
    expect(sent - limited).toBe(200)
    expect(await statuses()).toMatchObject({ succeeded: 200 })
    const tries = await db().charge.groupBy({ by: ['tries'], where: { status: 'succeeded' } })
    expect(tries.map((one) => one.tries)).toEqual([1])
  })

  test('slow down in mid-run where the limit is halved', async () => {
    await manyDue('halved', 80)
    await db().$executeRaw`
      update call_rates set per_second = 20, refused_at = clock_timestamp() - interval '3 seconds'`
    const passed: number[] = []
    const halving: typeof createOrder = async (text, key) => {
      const limit = passed.length < 40 ? 20 : 10
      const now = elapsedMs()
      if (passed.filter((at) => at > now - 1_000).length >= limit) return tooFast
      passed.push(now)
      return createOrder(text, key)
    }
    const { sent, limited } = await untilEmpty(2, halving)
    expect(passed).toHaveLength(80)
    expect(sent - limited).toBe(80)
    expect(limited).toBeLessThan(40)
    expect((await rate()).perSecond).toBeLessThan(25)
    expect(
      await db().charge.count({ where: { status: 'intended', nextTryAt: { not: null } } }),
    ).toBe(0)
  })

  test('wait as long as Smartpay asks for, and nothing is held meanwhile', async () => {
    await manyDue('asked', 3)
    const busy: typeof createOrder = async () =>
      refused({ kind: 'rate-limited', moneyMoved: 'no', status: 429, retryAfterMs: 60_000 })
    expect(await chargeDue(budgetOf(1_000), busy)).toMatchObject({ succeeded: 0, end: 'over' })
    expect((await rate()).nextSlotAt.getTime()).toBeGreaterThan(Date.now() + 50_000)
    const before = await statuses()
    expect(before.sending ?? 0).toBe(0)
    await advanceClock(61_000)
    expect(await chargeDue(budgetOf(300))).toMatchObject({ sent: 0, end: 'over' })
    expect(await statuses()).toEqual(before)
    await db().$executeRaw`update call_rates set next_slot_at = clock_timestamp()`
    expect(await chargeDue()).toMatchObject({ succeeded: 3, end: 'empty' })
  })
})

test('nothing of it breaks a rule', async () => {
  expect(await findBrokenInvariants()).toEqual([])
})
