import { expect, test } from 'vitest'
import { deliveriesOfOrder } from '#lib/calendar/deliveries.ts'
import { storedContentSchema, storedFactsSchema } from '#lib/catalog/stored.ts'
import { eraseCustomer } from '#lib/customers/erase-customer.ts'
import { db } from '#lib/db/client.ts'
import { findBrokenInvariants } from '#lib/health/find-broken-invariants.ts'
import { advanceOrders } from '#lib/orders/advance-orders.ts'
import { fromColumn } from '#lib/plain-date.ts'
import { advanceClock, confirm, draftOf, setClock } from '#lib/signups/testing.ts'
import { offline, pay, subscriptionOf } from '#lib/signups/testing-offline.ts'
import { decide, withSmartpay } from '#lib/signups/testing-smartpay.ts'
import { cancelSubscription } from '#lib/subscriptions/cancel-subscription.ts'
import { settleToken } from '#lib/tokens/settle-token.ts'

withSmartpay()

const day = 24 * 3_600_000

async function deliveriesOf(subscriptionId: string) {
  return db().delivery.findMany({
    where: { order: { subscriptionId } },
    include: { lines: true, order: true, history: { orderBy: { id: 'asc' } } },
    orderBy: [{ order: { index: 'asc' } }, { position: 'asc' }],
  })
}

async function statesOf(subscriptionId: string): Promise<string[]> {
  const deliveries = await deliveriesOf(subscriptionId)
  return deliveries.map(({ status, history }) => `${status}: ${history.map(({ code }) => code)}`)
}

async function cancel(subscriptionId: string) {
  const by = { reason: 'other', staffId: 'test', shown: null } as const
  return cancelSubscription({ subscriptionId, ...by })
}

test('an order is made with its deliveries, each with its day, its share and the address', async () => {
  await setClock('2027-01-31T12:00:00+09:00')
  const signupId = await draftOf('thrice', {}, 'moons')
  await confirm(signupId, 'thrice')
  await decide(signupId, 'approve')
  const { id } = await db().token.findUniqueOrThrow({ where: { signupId }, select: { id: true } })
  await settleToken(id, 'sweep')
  const subscription = await subscriptionOf(signupId)
  const deliveries = await deliveriesOf(subscription.id)
  const [version] = await db().$queryRaw<{ content: string; facts: string }[]>`
    select v.content::text, shop.facts::text from plan_versions v cross join shop where v.id = ${subscription.planVersionId}`
  const content = storedContentSchema.parse(version?.content)
  const shopDays = storedFactsSchema.parse(version?.facts).workingDays
  const anchorOn = fromColumn(subscription.anchorOn ?? new Date(0))
  const planned = deliveriesOfOrder(
    { content, shopDays },
    { anchorOn, index: 0, orderedOn: anchorOn },
  )
  expect(planned).toHaveLength(3)
  expect(deliveries).toMatchObject(
    planned.map(({ dispatch, arrival }, position) => ({
      position,
      status: 'planned',
      dispatchBecause: JSON.parse(JSON.stringify(dispatch.because)),
      address: { lastName: '山田' },
      lines: content.items.map(({ quantity }, at) => ({
        position: at,
        quantity: quantity / 3,
      })),
      arrivalOn: new Date(`${arrival.on}T00:00:00Z`),
      dispatchOn: new Date(`${dispatch.on}T00:00:00Z`),
    })),
  )
})

test('they end with their order, but for what is on its way', async () => {
  const signupId = await draftOf('ends', {}, 'moons')
  await confirm(signupId, 'ends')
  await decide(signupId, 'approve')
  const { id } = await db().token.findUniqueOrThrow({ where: { signupId }, select: { id: true } })
  await settleToken(id, 'sweep')
  const subscription = await subscriptionOf(signupId)
  await db().$executeRaw`
    with gone as (update deliveries set status = 'shipped', shipped_at = teiki_now() where position = 0
      and order_id = ${subscription.orders[0]?.id} returning id)
    insert into delivery_history (delivery_id, "from", "to", code, actor, at)
    select id, 'planned', 'shipped', 'shipped', 'test', teiki_now() from gone`
  expect(await cancel(subscription.id)).toMatchObject({ ok: true })
  expect(await statesOf(subscription.id)).toEqual([
    'shipped: planned,shipped',
    'canceled: planned,order-over',
    'canceled: planned,order-over',
  ])
})

test('what nobody paid goes nowhere, and goes out after all where the money comes late', async () => {
  await setClock('2027-02-10T12:00:00+09:00')
  const { id } = await offline('late')
  const { id: subscriptionId } = await subscriptionOf(id)
  const [before] = await deliveriesOf(subscriptionId)
  await advanceClock(40 * day)
  await advanceOrders()
  expect((await statesOf(subscriptionId))[0]).toBe('canceled: planned,order-over')
  expect(await pay(id, { acceptDifference: true })).toMatchObject({ ok: true })
  const [after] = await deliveriesOf(subscriptionId)
  expect((await statesOf(subscriptionId))[0]).toBe('planned: planned,order-over,order-paid')
  expect(Number(after?.dispatchOn) - Number(before?.dispatchOn)).toBe(40 * day)
})

test('where they go is erased with the person', async () => {
  const { id, first } = await offline('forgotten')
  await decide(first, 'reject')
  const token = await db().token.findUniqueOrThrow({ where: { signupId: first } })
  await settleToken(token.id, 'sweep')
  const { id: subscriptionId, customerId } = await subscriptionOf(id)
  await cancel(subscriptionId)
  expect(await eraseCustomer(customerId ?? '', 'owner')).toMatchObject({ ok: true })
  const deliveries = await deliveriesOf(subscriptionId)
  expect(deliveries.map(({ address, order }) => [address, order.delivery])).toEqual([[null, null]])
})

test('every rule holds after all that', async () => {
  expect(await findBrokenInvariants()).toEqual([])
})
