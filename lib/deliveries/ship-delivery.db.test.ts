import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { chargeDue } from '#lib/charging/charge-due.ts'
import { resumeCharges, stopCharges } from '#lib/charging/charging-switch.ts'
import { checkSoon } from '#lib/charging/check-soon.ts'
import { claimCapture } from '#lib/charging/claim-authorized.ts'
import { db } from '#lib/db/client.ts'
import { workPastDue } from '#lib/dunning/work-past-due.ts'
import { findBrokenInvariants } from '#lib/health/find-broken-invariants.ts'
import { listAttentionItems } from '#lib/overview/list-attention-items.ts'
import { advanceClock } from '#lib/signups/testing.ts'
import { control, withSmartpay } from '#lib/signups/testing-smartpay.ts'
import { cancelSubscription } from '#lib/subscriptions/cancel-subscription.ts'
import { getSubscriptionView } from '#lib/subscriptions/get-subscription-view.ts'
import {
  begunDelivery,
  captureOutside,
  chargedDelivery,
  ledgerOf,
  moveTime,
  sellOnDispatch,
  ship,
  stateOf,
} from './testing.ts'

withSmartpay()

const hour = 3_600_000
const day = 24 * hour

beforeAll(sellOnDispatch)

/** What an earlier test left does not fall due in a later one. */
beforeEach(async () => {
  await db().$executeRaw`
    update charges set next_try_at = teiki_now() + interval '1 year' where status in ('intended', 'authorized')`
})

/** And its order approved, with nothing captured. */
async function authorized(browser: string) {
  const made = await chargedDelivery(browser)
  expect(await stateOf(made.orderId)).toBe('open planned authorized')
  return made
}

describe('what Smartpay only approved', () => {
  test('is captured when it goes out, and the order is paid then', async () => {
    const { deliveryId, orderId } = await authorized('ships')
    expect(await ledgerOf(orderId)).toEqual(['requires_capture', []])
    expect(await ship(deliveryId)).toEqual({ ok: true, value: 'shipped' })
    expect(await stateOf(orderId)).toBe('paid shipped succeeded')
    expect(await ledgerOf(orderId)).toEqual(['succeeded', [7800]])
    expect(await db().delivery.findUniqueOrThrow({ where: { id: deliveryId } })).toMatchObject({
      carrier: 'ヤマト運輸',
      tracking: '1234',
    })
  })

  test('is captured once, however many mark it as shipped', async () => {
    const { deliveryId, orderId } = await authorized('twice')
    const answers = await Promise.all([ship(deliveryId), ship(deliveryId), ship(deliveryId)])
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await stateOf(orderId)).toBe('paid shipped succeeded')
    expect(await ledgerOf(orderId)).toEqual(['succeeded', [7800]])
  })

  test.each([
    [
      'after the capture',
      'commit-then-reset',
      { ok: true, value: 'shipped' },
      'paid shipped succeeded',
    ],
    ['before it', 'reset', { ok: false, reason: 'not-captured' }, 'open planned authorized'],
  ])(
    'is found out by its order where the answer is lost %s',
    async (_name, kind, answer, state) => {
      const { deliveryId, orderId } = await authorized(`lost-${kind}`)
      await control('faults', 'POST', { kind, times: 1, method: 'POST', path: '/payments' })
      expect(await ship(deliveryId)).toEqual(answer)
      expect(await stateOf(orderId)).toBe(state)
      await ship(deliveryId)
      expect(await stateOf(orderId)).toBe('paid shipped succeeded')
      expect(await ledgerOf(orderId)).toEqual(['succeeded', [7800]])
    },
  )

  test('is found to be captured by the next look, where nobody heard of it', async () => {
    const { deliveryId, orderId } = await authorized('unheard')
    await control('faults', 'POST', { kind: 'commit-then-reset', times: 1, path: '/payments' })
    await control('faults', 'POST', { kind: 'reset', times: 5, method: 'GET', path: '/orders' })
    expect(await ship(deliveryId)).toEqual({ ok: false, reason: 'not-captured' })
    await control('faults', 'DELETE')
    await advanceClock(hour)
    await chargeDue()
    expect(await stateOf(orderId)).toBe('paid planned succeeded')
    expect(await ship(deliveryId)).toMatchObject({ ok: true })
    expect(await ledgerOf(orderId)).toEqual(['succeeded', [7800]])
  })

  test('is not canceled while somebody may be capturing it, and may be once that is over', async () => {
    const { subscriptionId, orderId } = await authorized('died')
    // Whoever claimed it died before the call.
    expect(await claimCapture(orderId, true)).not.toBeNull()
    expect(await cancel(subscriptionId)).toEqual({ ok: false, reason: 'charging' })
    await advanceClock(11 * 60_000)
    await chargeDue()
    expect(await stateOf(orderId)).toBe('open planned authorized')
    expect(await cancel(subscriptionId)).toMatchObject({ ok: true })
    await chargeDue()
    expect(await ledgerOf(orderId)).toEqual(['canceled', []])
  })

  test('may be captured in the dashboard: an event says where to look', async () => {
    const { orderId } = await authorized('dashboard')
    const charge = await db().charge.findFirstOrThrow({ where: { orderId } })
    await captureOutside(orderId)
    await checkSoon(charge.smartpayId ?? '')
    await chargeDue()
    expect(await stateOf(orderId)).toBe('paid planned succeeded')
  })

  test('stays where charging is stopped', async () => {
    const { deliveryId, orderId } = await authorized('stopped')
    await stopCharges('test')
    expect(await ship(deliveryId)).toEqual({ ok: false, reason: 'not-authorized' })
    await resumeCharges('test')
    expect(await stateOf(orderId)).toBe('open planned authorized')
    expect(await ship(deliveryId)).toMatchObject({ ok: true })
  })
})

describe('an approval that nobody used', () => {
  test('is told of a day before its end, then ends, and Smartpay is asked again as the policy says', async () => {
    const { deliveryId, orderId } = await authorized('forgotten')
    await moveTime(5 * day)
    expect(await attention()).not.toContain('authorization-ending')
    await moveTime(day + hour)
    expect(await attention()).toContain('authorization-ending')
    await moveTime(day)
    expect(await ship(deliveryId)).toEqual({ ok: false, reason: 'approval-ended' })
    await chargeDue()
    expect(await stateOf(orderId)).toBe('past_due planned expired')
    expect(await attention()).not.toContain('authorization-ending')
    expect(await ship(deliveryId)).toEqual({ ok: false, reason: 'past-due' })
    await moveTime(2 * day)
    await workPastDue()
    await chargeDue()
    expect(await stateOf(orderId)).toBe('past_due planned expired authorized')
    expect(await ship(deliveryId)).toMatchObject({ ok: true })
    expect(await stateOf(orderId)).toBe('paid shipped expired succeeded')
  })

  test('is released at once where the subscription is canceled', async () => {
    const { subscriptionId, orderId, deliveryId } = await authorized('canceled')
    expect(await cancel(subscriptionId)).toMatchObject({ ok: true })
    await chargeDue()
    expect(await stateOf(orderId)).toBe('canceled canceled canceled')
    expect(await ledgerOf(orderId)).toEqual(['canceled', []])
    expect(await ship(deliveryId)).toEqual({ ok: false, reason: 'gone-already' })
  })

  test('is released soon after Smartpay could not be told of it', async () => {
    const { subscriptionId, orderId } = await authorized('untold')
    await cancel(subscriptionId)
    await control('faults', 'POST', { kind: 'reset', times: 1, method: 'PUT', path: '/orders' })
    await chargeDue()
    expect(await ledgerOf(orderId)).toEqual(['requires_capture', []])
    await advanceClock(6 * 60_000)
    await chargeDue()
    expect(await ledgerOf(orderId)).toEqual(['canceled', []])
    expect(await stateOf(orderId)).toBe('canceled canceled canceled')
  })

  test('and that was captured in part is nobody’s to ship', async () => {
    const { orderId, deliveryId } = await authorized('in-part')
    const charge = await db().charge.findFirstOrThrow({ where: { orderId } })
    await captureOutside(orderId, 500)
    await checkSoon(charge.smartpayId ?? '')
    await chargeDue()
    expect(await ledgerOf(orderId)).toEqual(['succeeded', [500]])
    expect(await stateOf(orderId)).toBe('open planned authorized')
    expect(await ship(deliveryId)).toEqual({ ok: false, reason: 'charge-in-doubt' })
    expect(await attention()).toContain('charge-odd')
  })

  test('and that was captured in the dashboard when it was canceled is for somebody to pay back', async () => {
    const { subscriptionId, orderId } = await authorized('crossed')
    await captureOutside(orderId)
    await cancel(subscriptionId)
    await chargeDue()
    expect(await stateOf(orderId)).toBe('canceled canceled canceled')
    expect(await attention()).toContain('paid-late')
  })
})

describe('an order that Smartpay approves after it was given up', () => {
  async function approvedLate(browser: string) {
    const made = await begunDelivery(browser)
    await control(`tokens/${made.token}/outcomes`, 'PUT', { outcome: 'soft-decline', times: 1 })
    await chargeDue()
    expect(await stateOf(made.orderId)).toBe('open planned open')
    await moveTime(4 * day)
    await chargeDue()
    expect(await stateOf(made.orderId)).toBe('past_due planned hard_declined')
    const { smartpayId } = await db().charge.findFirstOrThrow({ where: { orderId: made.orderId } })
    await control(`orders/${smartpayId}/authorize`)
    await checkSoon(smartpayId ?? '')
    return made
  }

  test('is captured when it goes out', async () => {
    const { deliveryId, orderId } = await approvedLate('late')
    await chargeDue()
    expect(await stateOf(orderId)).toBe('past_due planned authorized')
    expect(await ship(deliveryId)).toMatchObject({ ok: true })
    expect(await stateOf(orderId)).toBe('paid shipped succeeded')
    expect(await ledgerOf(orderId)).toEqual(['succeeded', [7800]])
  })

  test('is captured also where another attempt had been planned', async () => {
    const { deliveryId, orderId, subscriptionId } = await approvedLate('late-second')
    await db().$executeRaw`
      update charges set next_try_at = teiki_now() + interval '6 hours' where order_id = ${orderId}`
    // Past ten o'clock of the third day after, whatever time of day it is now.
    await moveTime(3 * day + 10 * hour)
    await workPastDue()
    await chargeDue()
    expect(await stateOf(orderId)).toBe('past_due planned authorized canceled')
    const view = await getSubscriptionView(subscriptionId)
    expect(view?.orders[0]?.charge).toMatchObject({ status: 'authorized', attempt: 1 })
    expect(await ship(deliveryId)).toMatchObject({ ok: true })
    expect(await stateOf(orderId)).toBe('paid shipped succeeded canceled')
    expect((await ledgerOf(orderId, 1))[1]).toEqual([7800])
  })

  test('is released where the subscription was canceled meanwhile', async () => {
    const { subscriptionId, orderId } = await approvedLate('too-late')
    expect(await cancel(subscriptionId)).toMatchObject({ ok: true })
    await chargeDue()
    await advanceClock(10 * 60_000)
    await chargeDue()
    expect(await ledgerOf(orderId)).toEqual(['canceled', []])
    expect(await db().charge.findFirstOrThrow({ where: { orderId } })).toMatchObject({
      status: 'hard_declined',
      failure: 'given-up',
      nextTryAt: null,
    })
  })
})

describe('an order that is past due', () => {
  test('goes out as far as the shop gives credit', async () => {
    const { deliveryId, orderId, token } = await begunDelivery('credit')
    await control(`tokens/${token}/outcomes`, 'PUT', { outcome: 'hard-decline', times: 1 })
    await chargeDue()
    expect(await ship(deliveryId)).toEqual({ ok: false, reason: 'past-due' })
    await credit(7799)
    expect(await ship(deliveryId)).toEqual({ ok: false, reason: 'owes-too-much' })
    await credit(7800)
    expect(await ship(deliveryId)).toEqual({ ok: true, value: 'shipped' })
    expect(await stateOf(orderId)).toBe('past_due shipped hard_declined')
  })

  /** Declined, shipped on credit all the same, and given up in the end. */
  async function givenUpOnCredit(browser: string, end: 'transfer' | 'skip') {
    const made = await begunDelivery(browser)
    await control(`tokens/${made.token}/outcomes`, 'PUT', { outcome: 'hard-decline', times: 99 })
    await chargeDue()
    await credit(7800)
    expect(await ship(made.deliveryId)).toMatchObject({ ok: true })
    await policy({ declined: { retryAfterDays: [], giveUpAfterDays: 1, end } })
    await advanceClock(2 * day)
    await workPastDue()
    expect(await stateOf(made.orderId)).toBe('canceled shipped hard_declined')
    return made
  }

  test('and went out is not sent again when it is paid by transfer in the end', async () => {
    const { subscriptionId, orderId } = await givenUpOnCredit('sent-once', 'transfer')
    const instead = await db().order.findFirstOrThrow({
      where: { subscriptionId, id: { not: orderId } },
      include: { deliveries: { include: { history: { orderBy: { id: 'asc' } } } } },
    })
    expect(instead.status).toBe('awaiting_payment')
    expect(instead.deliveries).toMatchObject([
      {
        status: 'shipped',
        carrier: 'ヤマト運輸',
        tracking: '1234',
        history: [{ code: 'planned' }, { code: 'gone-on-credit' }],
      },
    ])
    expect(await cancel(subscriptionId)).toMatchObject({ ok: true })
    expect((await getSubscriptionView(subscriptionId))?.owedMinor).toBe(7800)
  })

  test('and went out counts as owed after it was given up', async () => {
    const { subscriptionId } = await givenUpOnCredit('owes', 'skip')
    expect((await getSubscriptionView(subscriptionId))?.owedMinor).toBe(7800)
    await db().$executeRaw`update deliveries d set status = 'returned' from orders o
      where o.id = d.order_id and o.subscription_id = ${subscriptionId}`
    expect((await getSubscriptionView(subscriptionId))?.owedMinor).toBe(0)
    await db().$executeRaw`update deliveries d set status = 'shipped' from orders o
      where o.id = d.order_id and o.subscription_id = ${subscriptionId}`
  })
})

test('every rule holds after all that', async () => {
  await db().$executeRaw`update charges set next_try_at = teiki_now() where status = 'authorized'`
  expect(await findBrokenInvariants()).toEqual([])
})

function cancel(subscriptionId: string) {
  return cancelSubscription({ subscriptionId, reason: 'other', staffId: 'test', shown: null })
}

async function attention(): Promise<string[]> {
  return (await listAttentionItems()).map(({ kind }) => kind)
}

async function policy(dunning: object): Promise<void> {
  await db().$executeRaw`
    update shop set facts = jsonb_set(facts, '{charging,dunning}', ${JSON.stringify(dunning)}::jsonb)`
}

async function credit(minor: number): Promise<void> {
  await db().$executeRaw`
    update shop set facts = jsonb_set(facts, '{charging}', ${JSON.stringify({ shipsUnpaidUpToMinor: minor })}::jsonb)`
}
