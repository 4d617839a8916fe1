import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { chargeDue } from '#lib/charging/charge-due.ts'
import { checkSoon } from '#lib/charging/check-soon.ts'
import { claimCharges } from '#lib/charging/claim-charges.ts'
import { db } from '#lib/db/client.ts'
import {
  begunDelivery,
  captureOutside,
  chargedDelivery,
  ledgerOf,
  moveTime,
  sellOnDispatch,
  ship,
  stateOf,
} from '#lib/deliveries/testing.ts'
import { workPastDue } from '#lib/dunning/work-past-due.ts'
import { findBrokenInvariants } from '#lib/health/find-broken-invariants.ts'
import { listAttentionItems } from '#lib/overview/list-attention-items.ts'
import { sendDueRefunds } from '#lib/refunds/send-due-refunds.ts'
import { advanceClock, seedDemoShop } from '#lib/signups/testing.ts'
import { mailsTo, offline, pay, subscriptionOf } from '#lib/signups/testing-offline.ts'
import { control, withSmartpay } from '#lib/signups/testing-smartpay.ts'
import { cancelOrder, getCancellation } from './cancel-order.ts'
import { cancelShown } from './testing.ts'

withSmartpay()

const hour = 3_600_000
const day = 24 * hour

beforeAll(seedDemoShop)

/** What an earlier test left does not fall due in a later one. */
beforeEach(async () => {
  await db().$executeRaw`
    update charges set next_try_at = teiki_now() + interval '5 years' where status in ('intended', 'authorized')`
})

async function subscriptionAt(subscriptionId: string) {
  return db().subscription.findUniqueOrThrow({
    where: { id: subscriptionId },
    include: { cycles: { orderBy: { index: 'asc' } }, history: { orderBy: { id: 'asc' } } },
  })
}

/** As somebody who was shown something else. */
async function cancelStale(orderId: string, shown: string) {
  const { subscriptionId } = await db().order.findUniqueOrThrow({ where: { id: orderId } })
  const asked = { subscriptionId, orderId, reason: 'other', staffId: 'somebody', shown } as const
  return cancelOrder(asked)
}

const outcomes = (token: string, outcome: string, times = 99) =>
  control(`tokens/${token}/outcomes`, 'PUT', { outcome, times })

describe('an order that is not charged yet', () => {
  test('ends with its charge and its parcel, once, and its subscription goes on', async () => {
    const { orderId, subscriptionId } = await begunDelivery('unsent')
    const { cycles: before } = await subscriptionAt(subscriptionId)
    const answers = await Promise.all([1, 2, 3].map(() => cancelShown(orderId)))
    expect(answers.toSorted()).toEqual(['order-canceled', 'order-ended', 'order-ended'])
    await chargeDue()
    expect(await stateOf(orderId)).toBe('canceled canceled canceled')
    const { status, cycles, history } = await subscriptionAt(subscriptionId)
    expect(status).toBe('active')
    expect(cycles).toEqual(before)
    expect(cycles.map((one) => one.status)).toEqual(['ordered', 'scheduled'])
    expect(history.map(({ code }) => code)).not.toContain('paid-up')
    expect(await db().orderHistory.findMany({ where: { orderId } })).toMatchObject([
      { to: 'open' },
      { to: 'canceled', code: 'canceled', detail: { reason: 'asked-by-customer' } },
    ])
    expect(await mailsTo('unsent')).toEqual(['order-canceled', 'signup-completed'])
    const audit = await db().auditEntry.findMany({ where: { subject: orderId } })
    expect(audit.map((entry) => entry.outcome).toSorted()).toEqual(['done', 'refused', 'refused'])
    expect(await findBrokenInvariants()).toEqual([])
  })

  test('is told where it is another one’s, is unknown, or was not shown so', async () => {
    const { orderId } = await begunDelivery('stale')
    const other = await begunDelivery('stale-other')
    expect(await getCancellation(other.subscriptionId, orderId)).toEqual({
      ok: false,
      reason: 'unknown-order',
    })
    const preview = await getCancellation(other.subscriptionId, other.orderId)
    if (!preview.ok) throw new Error(preview.reason)
    const asked = { reason: 'other', staffId: 'somebody', shown: preview.value.mark } as const
    for (const wrong of [
      { subscriptionId: other.subscriptionId, orderId },
      { subscriptionId: other.subscriptionId, orderId: 'ord_none' },
    ])
      expect(await cancelOrder({ ...wrong, ...asked })).toEqual({
        ok: false,
        reason: 'unknown-order',
      })
    expect(await cancelStale(orderId, 'past_due none')).toEqual({
      ok: false,
      reason: 'changed-meanwhile',
    })
    expect(await stateOf(orderId)).toBe('open planned intended')
  })

  test('is waited for while it is being sent, and refunded once it is paid', async () => {
    const { orderId } = await begunDelivery('sending')
    expect((await claimCharges(true, 100)).charges).toHaveLength(1)
    expect(await cancelShown(orderId)).toBe('order-sending')
    await advanceClock(2 * 60_000)
    await chargeDue()
    expect(await cancelShown(orderId)).toBe('order-paid')
    expect(await stateOf(orderId)).toBe('paid planned succeeded')
  })
})

describe('an order that is past due', () => {
  test('ends its dunning, and nothing is tried for 400 days', async () => {
    const { orderId, subscriptionId, token } = await begunDelivery('past-due')
    await outcomes(token, 'hard-decline')
    await chargeDue()
    expect((await subscriptionAt(subscriptionId)).status).toBe('past_due')
    // Another attempt is planned.
    // Past ten o'clock of the third day after, whatever time of day it is now.
    await moveTime(3 * day + 10 * hour)
    await workPastDue()
    expect(await stateOf(orderId)).toBe('past_due planned hard_declined intended')
    expect(await cancelShown(orderId)).toBe('order-canceled')
    expect((await subscriptionAt(subscriptionId)).status).toBe('active')
    // That it was declined is not worth a mail any more.
    expect(await mailsTo('past-due')).toEqual(['order-canceled', 'signup-completed'])
    for (let at = 0; at < 400; at += 20) {
      await workPastDue()
      await chargeDue()
      await moveTime(20 * day)
    }
    expect(await stateOf(orderId)).toBe('canceled canceled hard_declined canceled')
    const { orders } = await control('ledger', 'GET')
    const charges = await db().charge.findMany({ where: { orderId }, select: { id: true } })
    const references = charges.map(({ id }) => id)
    expect(
      Object.values<{ reference: string }>(orders).filter((one) =>
        references.includes(one.reference),
      ),
    ).toHaveLength(1)
  })
})

describe('an order for which Smartpay waits for the shopper', () => {
  async function waiting(browser: string) {
    const made = await begunDelivery(browser)
    await outcomes(made.token, 'soft-decline', 1)
    await chargeDue()
    expect(await stateOf(made.orderId)).toBe('open planned open')
    expect(await cancelShown(made.orderId)).toBe('order-canceled')
    expect(await stateOf(made.orderId)).toBe('canceled canceled hard_declined')
    const charge = await db().charge.findFirstOrThrow({ where: { orderId: made.orderId } })
    return { ...made, smartpayId: charge.smartpayId ?? '' }
  }

  test('is given up, and paid back where the shopper pays it all the same', async () => {
    const { orderId, smartpayId } = await waiting('pays-late')
    await control(`orders/${smartpayId}/authorize`)
    await checkSoon(smartpayId)
    await chargeDue()
    expect((await listAttentionItems()).map(({ kind }) => kind)).toContain('paid-late')
    await sendDueRefunds()
    await sendDueRefunds()
    expect(await db().refund.findMany({ where: { orderId } })).toMatchObject([
      { status: 'succeeded', amountMinor: 7800, askedBy: 'engine' },
    ])
    expect(await stateOf(orderId)).toBe('canceled canceled hard_declined')
    expect(await mailsTo('pays-late')).toEqual([
      'order-canceled',
      'order-refunded',
      'signup-completed',
    ])
  })

  test('is watched, and nothing more is tried of it', async () => {
    const { orderId } = await waiting('watched')
    for (let at = 0; at < 8; at += 1) {
      await chargeDue()
      await workPastDue()
      await moveTime(10 * day)
    }
    expect(await stateOf(orderId)).toBe('canceled canceled hard_declined')
  })
})

describe('an order that Smartpay only approved', () => {
  beforeAll(sellOnDispatch)

  test('is released at Smartpay, and never captured', async () => {
    const { orderId, deliveryId } = await chargedDelivery('approved')
    expect(await cancelShown(orderId)).toBe('order-canceled')
    expect(await ship(deliveryId)).toEqual({ ok: false, reason: 'gone-already' })
    await chargeDue()
    expect(await stateOf(orderId)).toBe('canceled canceled canceled')
    expect(await ledgerOf(orderId)).toEqual(['canceled', []])
    expect(await mailsTo('approved')).toEqual(['order-canceled', 'signup-completed'])
  })

  test('is paid back where it was captured in the dashboard', async () => {
    const { orderId } = await chargedDelivery('captured-there')
    await captureOutside(orderId)
    expect(await cancelShown(orderId)).toBe('order-canceled')
    await chargeDue()
    await sendDueRefunds()
    await sendDueRefunds()
    expect(await db().refund.findMany({ where: { orderId } })).toMatchObject([
      { status: 'succeeded', amountMinor: 7800, askedBy: 'engine' },
    ])
  })

  test('is left to whoever has to look at Smartpay first', async () => {
    const { orderId } = await chargedDelivery('in-part')
    await captureOutside(orderId, 500)
    const { smartpayId } = await db().charge.findFirstOrThrow({ where: { orderId } })
    await checkSoon(smartpayId ?? '')
    await chargeDue()
    expect(await cancelShown(orderId)).toBe('order-odd')
  })

  test('is refused while somebody is at its capture, and once it is paid', async () => {
    const { orderId, deliveryId } = await chargedDelivery('ships')
    await db()
      .$executeRaw`update charges set capture_asked_at = teiki_now() where order_id = ${orderId}`
    expect(await cancelShown(orderId)).toBe('order-capturing')
    expect(await ship(deliveryId)).toMatchObject({ ok: true })
    expect(await cancelShown(orderId)).toBe('order-paid')
  })

  test('is given up while Smartpay waits, and released where the shopper is approved late', async () => {
    const { orderId, token } = await begunDelivery('approved-late')
    await outcomes(token, 'soft-decline', 1)
    await chargeDue()
    expect(await cancelShown(orderId)).toBe('order-canceled')
    const { smartpayId } = await db().charge.findFirstOrThrow({ where: { orderId } })
    await control(`orders/${smartpayId}/authorize`)
    await checkSoon(smartpayId ?? '')
    await chargeDue()
    await moveTime(10 * 60_000)
    await chargeDue()
    expect(await ledgerOf(orderId)).toEqual(['canceled', []])
  })
})

describe('an order that is paid offline', () => {
  test('is not awaited any more, and money that comes after all has a place', async () => {
    const { id } = await offline('transfer')
    const { orders, id: subscriptionId } = await subscriptionOf(id)
    const orderId = orders[0]?.id ?? ''
    expect(await cancelShown(orderId)).toBe('order-canceled')
    expect(await stateOf(orderId)).toBe('canceled canceled')
    expect((await subscriptionAt(subscriptionId)).status).toBe('active')
    expect(await pay(id)).toMatchObject({ ok: false, reason: { reason: 'order-was-canceled' } })
    expect(await mailsTo('transfer')).toEqual(['order-canceled', 'signup-completed'])
  })

  test('is refunded once it is paid', async () => {
    const { id } = await offline('paid')
    expect(await pay(id)).toMatchObject({ ok: true })
    const { orders } = await subscriptionOf(id)
    expect(await cancelShown(orders[0]?.id ?? '')).toBe('order-paid')
  })

  test('stays while its parcel is on the way, and ends once that came back', async () => {
    const { id } = await offline('at-the-door', 'cash_on_delivery')
    const { orders } = await subscriptionOf(id)
    const orderId = orders[0]?.id ?? ''
    const { id: deliveryId } = await db().delivery.findFirstOrThrow({ where: { orderId } })
    expect(await ship(deliveryId)).toMatchObject({ ok: true })
    expect(await cancelShown(orderId)).toBe('goods-gone')
    await db().delivery.update({ where: { id: deliveryId }, data: { status: 'returned' } })
    expect(await cancelShown(orderId)).toBe('order-canceled')
    expect(await stateOf(orderId)).toBe('canceled returned')
    await db().delivery.update({ where: { id: deliveryId }, data: { status: 'shipped' } })
  })
})

test('a pause stays a pause', async () => {
  const { orderId, subscriptionId } = await begunDelivery('paused')
  await db().$executeRaw`update subscriptions set status = 'paused' where id = ${subscriptionId}`
  expect(await cancelShown(orderId)).toBe('order-canceled')
  expect((await subscriptionAt(subscriptionId)).status).toBe('paused')
})

test('every rule holds after all that', async () => {
  await db().$executeRaw`update charges set next_try_at = teiki_now() where status = 'authorized'`
  expect(await findBrokenInvariants()).toEqual([])
})
