import { beforeEach, expect, test } from 'vitest'
import { db } from '#lib/db/client.ts'
import { manyOffline } from '#lib/jobs/testing-many.ts'
import type { Budget } from '#lib/queue/budget.ts'
import { advanceClock } from '#lib/signups/testing.ts'
import { withSmartpay } from '#lib/signups/testing-smartpay.ts'
import { advanceOrders } from './advance-orders.ts'

withSmartpay()

const day = 24 * 3_600_000
let made = 0

/** So many orders that are due today, and no other that anybody waits for. */
async function due(count: number): Promise<void> {
  await manyOffline(made + 1, count)
  made += count
}

beforeEach(async () => {
  await db().$executeRaw`update subscriptions set status = 'canceled'`
  await db().$executeRaw`update cycles set status = 'canceled'`
  await db().$executeRaw`update orders set status = 'canceled'`
})

async function statuses() {
  const rows = await db().order.groupBy({
    by: ['status'],
    _count: true,
    where: { cycleId: { startsWith: 'cyc_hand' }, status: { not: 'canceled' } },
  })
  return Object.fromEntries(rows.map(({ status, _count }) => [status, _count]))
}

/** Over after so many looks. */
function budgetOfChecks(count: number): Budget {
  let looks = 0
  function isOver() {
    looks += 1
    return looks > count
  }
  return { isOver, leftMs: () => 0 }
}

test('one call makes all that are due, however many they are', async () => {
  await due(450)
  expect(await advanceOrders()).toMatchObject({ made: 450, failed: 0, end: 'empty' })
  expect(await statuses()).toEqual({ awaiting_payment: 450 })
})

test('nobody is reminded of a last day that has passed', async () => {
  await due(3)
  await advanceOrders()
  await db().$executeRaw`
    update orders set remind_on = shop_day(teiki_now()) + 4, pay_by = shop_day(teiki_now()) + 7 where status = 'awaiting_payment'`
  await advanceClock(9 * day)
  expect(await advanceOrders()).toMatchObject({ reminded: 0, expired: 0 })
  await db().$executeRaw`
    update orders set pay_by = shop_day(teiki_now()) where status = 'awaiting_payment' and id = (
      select min(id) from orders where status = 'awaiting_payment')`
  expect(await advanceOrders()).toMatchObject({ reminded: 1, expired: 0 })
})

test('orders that throw hold up none that come after them', async () => {
  await due(301)
  // The shop cannot say where to pay by transfer; the last of them pays at the door.
  await db().$executeRaw`
    update subscriptions set payment_method = 'cash_on_delivery' where id = (
      select s.id from subscriptions s join cycles c on c.subscription_id = s.id
      where c.status = 'scheduled' and c.id like 'cyc_hand%' order by c.due_on desc, c.id desc limit 1)`
  const [shop] = await db().$queryRaw<{ facts: object }[]>`select facts from shop`
  await db().$executeRaw`
    update shop set facts = jsonb_set(facts, '{paymentMethods,bank_transfer}', 'null')`
  expect(await advanceOrders()).toMatchObject({ made: 1, failed: 300, end: 'empty' })
  await db().$executeRaw`update shop set facts = ${JSON.stringify(shop?.facts)}::jsonb`
  expect(await advanceOrders()).toMatchObject({ made: 300, failed: 0 })
})

test('a call that ends early is gone on with from where it came to', async () => {
  await due(450)
  const first = await advanceOrders(budgetOfChecks(230))
  expect(first).toMatchObject({ end: 'over', cursor: { step: 'make' } })
  expect(first.made).toBeGreaterThan(200)
  const second = await advanceOrders(undefined, first.cursor)
  expect(second).toMatchObject({ end: 'empty', cursor: null })
  expect(first.made + second.made).toBe(450)
})
