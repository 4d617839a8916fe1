import { beforeAll, expect, test } from 'vitest'
import { captureShown } from '#lib/charging/capture/testing.ts'
import { chargeDue } from '#lib/charging/charge-due.ts'
import { db } from '#lib/db/client.ts'
import { correctShown, undo } from '#lib/deliveries/correct/testing.ts'
import { begunDelivery, chargedDelivery, sellOnDispatch, ship } from '#lib/deliveries/testing.ts'
import { findBrokenInvariants } from '#lib/health/find-broken-invariants.ts'
import { cancelShown } from '#lib/orders/cancel/testing.ts'
import { plainDate } from '#lib/plain-date.ts'
import { sendDueRefunds } from '#lib/refunds/send-due-refunds.ts'
import { sendRefund } from '#lib/refunds/send-refund.ts'
import { ask } from '#lib/refunds/testing.ts'
import { setClock } from '#lib/signups/testing.ts'
import { offline, pay, subscriptionOf } from '#lib/signups/testing-offline.ts'
import { control, withSmartpay } from '#lib/signups/testing-smartpay.ts'
import { closeDay } from './close-day.ts'

withSmartpay()

const day = plainDate('2027-03-10')
const one = 7800

async function timeIs(at: string): Promise<void> {
  await setClock(at)
  await control('clock', 'PUT', { now: Date.parse(at) })
}

async function close(on = day) {
  const closed = await closeDay(on, { closedBy: 'test' })
  if (!closed.ok) throw new Error(closed.reason)
  const { sums, differences } = closed.value
  return { sums, codes: differences.map(({ code }) => code) }
}

/** Of an order that Smartpay waits for the shopper with, and that is canceled then. */
let waiting: { orderId: string; smartpayId: string }

/** A day on which staff did all that they can do with an order. */
beforeAll(async () => {
  await timeIs('2027-03-10T10:00:00+09:00')
  const unsent = await begunDelivery('unsent')
  expect(await cancelShown(unsent.orderId)).toBe('order-canceled')

  const open = await begunDelivery('open')
  await control(`tokens/${open.token}/outcomes`, 'PUT', { outcome: 'soft-decline', times: 1 })
  await chargeDue()
  expect(await cancelShown(open.orderId)).toBe('order-canceled')
  const { smartpayId } = await db().charge.findFirstOrThrow({ where: { orderId: open.orderId } })
  waiting = { orderId: open.orderId, smartpayId: smartpayId ?? '' }

  await sellOnDispatch()
  const released = await chargedDelivery('released')
  expect(await cancelShown(released.orderId)).toBe('order-canceled')

  const captured = await chargedDelivery('captured')
  expect(await captureShown(captured.orderId)).toBe('captured')

  const undone = await chargedDelivery('undone')
  await ship(undone.deliveryId)
  expect(await correctShown(undone.deliveryId, undo)).toBe('parcel-undone')

  const back = await chargedDelivery('back')
  await ship(back.deliveryId)
  expect(await correctShown(back.deliveryId, { kind: 'return', reason: 'absent' })).toBe(
    'parcel-returned',
  )

  const given = await chargedDelivery('given-back')
  await ship(given.deliveryId)
  await sendRefund(await ask(given.orderId))
  expect(await correctShown(given.deliveryId, undo)).toBe('parcel-undone')

  const { id: canceled } = await offline('transfer')
  const { orders } = await subscriptionOf(canceled)
  expect(await cancelShown(orders[0]?.id ?? '')).toBe('order-canceled')
  const { id: paid } = await offline('paid')
  expect(await pay(paid)).toMatchObject({ ok: true })

  // Whatever was to be released is.
  await timeIs('2027-03-10T12:00:00+09:00')
  await chargeDue()
  await timeIs('2027-03-11T02:30:00+09:00')
})

test('a day of canceled orders, captures by staff and parcels that were put right agrees to the yen', async () => {
  const { sums, codes } = await close()
  expect(codes).toEqual([])
  expect(sums).toMatchObject({
    planned: { count: 7, minor: 7 * one },
    leftOut: { count: 3, minor: 3 * one },
    collected: { count: 4, minor: 4 * one },
    approved: { count: 0 },
    waiting: { count: 0 },
    here: { count: 4, minor: 4 * one },
    there: { count: 4, minor: 4 * one },
    paid: { count: 4, minor: 4 * one },
    offline: { count: 1 },
    refundsHere: { count: 1, minor: one },
    refundsThere: { count: 1, minor: one },
  })
  expect(await findBrokenInvariants()).toEqual([])
})

test('what the shopper pays for a canceled order is a difference until it has gone back, and is asked about at once', async () => {
  // Smartpay has told of it just now: the next look would be hours away.
  await chargeDue()
  await control(`orders/${waiting.smartpayId}/authorize`)
  expect((await close()).codes).toEqual(['paid-there-only'])
  await chargeDue()
  expect((await close()).codes).toEqual(['paid-too-late'])
  await sendDueRefunds()
  await sendDueRefunds()
  expect(await db().refund.findMany({ where: { orderId: waiting.orderId } })).toMatchObject([
    { status: 'succeeded', amountMinor: one, askedBy: 'engine' },
  ])
  expect((await close()).codes).toEqual([])
  await timeIs('2027-03-12T02:30:00+09:00')
  const next = await close(day.add({ days: 1 }))
  expect(next.codes).toEqual([])
  expect(next.sums).toMatchObject({ refundsHere: { minor: one }, refundsThere: { minor: one } })
  expect(await findBrokenInvariants()).toEqual([])
})
