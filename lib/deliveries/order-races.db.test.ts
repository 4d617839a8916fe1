import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { captureShown } from '#lib/charging/capture/testing.ts'
import { chargeDue } from '#lib/charging/charge-due.ts'
import { db } from '#lib/db/client.ts'
import { testDatabaseUrl } from '#lib/db/testing.ts'
import { gateSteps, interleave } from '#lib/db/testing-interleaving.ts'
import { chargeNow } from '#lib/dunning/charge-now.ts'
import { findBrokenInvariants } from '#lib/health/find-broken-invariants.ts'
import { cancelShown } from '#lib/orders/cancel/testing.ts'
import { sendDueRefunds } from '#lib/refunds/send-due-refunds.ts'
import { sendRefund } from '#lib/refunds/send-refund.ts'
import { ask } from '#lib/refunds/testing.ts'
import { offline, pay, subscriptionOf } from '#lib/signups/testing-offline.ts'
import { control, withSmartpay } from '#lib/signups/testing-smartpay.ts'
import { cancelSubscription } from '#lib/subscriptions/cancel-subscription.ts'
import { rounds } from '#lib/testing-rounds.ts'
import { correctShown, undo } from './correct/testing.ts'
import { begunDelivery, chargedDelivery, moveTime, sellOnDispatch, ship } from './testing.ts'

withSmartpay()

/** Of each pair: `npm test` plays a new seed each time, and fast-check prints one that fails. */
const racesOfPair = rounds(20)
const hour = 3_600_000

beforeAll(sellOnDispatch)
beforeAll(async () => {
  await control('webhooks', 'PUT', { dropAll: true })
  await db().$executeRaw`
    update shop set facts = jsonb_set(facts, '{charging}', '{"shipsUnpaidUpToMinor": 7800}')`
  gateSteps()
})

type Of = { orderId: string; deliveryId: string; subscriptionId: string; signupId: string }

let people = 0
const somebody = () => {
  people += 1
  return `race${people}`
}

/** How an order stands when two meet at it. */
const begins = {
  'is due': () => begunDelivery(somebody()),
  'was approved': () => chargedDelivery(somebody()),
  'is repaired at Smartpay': async () => {
    const made = await begunDelivery(somebody())
    await control(`tokens/${made.token}/outcomes`, 'PUT', { outcome: 'soft-decline', times: 1 })
    await chargeDue()
    const charge = await db().charge.findFirstOrThrow({ where: { orderId: made.orderId } })
    await control(`orders/${charge.smartpayId}/authorize`)
    await db().charge.update({ where: { id: charge.id }, data: { nextTryAt: new Date(0) } })
    return made
  },
  'awaits a transfer': () => paidOffline('bank_transfer'),
  'is paid at the door': () => paidOffline('cash_on_delivery'),
  'is paid': async () => {
    const made = await chargedDelivery(somebody())
    expect(await captureShown(made.orderId)).toBe('captured')
    return made
  },
  'went out': async () => {
    const made = await chargedDelivery(somebody())
    expect(await ship(made.deliveryId)).toMatchObject({ ok: true })
    return made
  },
  'went out on credit, and was approved then': async () => {
    const made = await begunDelivery(somebody())
    await control(`tokens/${made.token}/outcomes`, 'PUT', { outcome: 'hard-decline', times: 1 })
    await chargeDue()
    expect(await ship(made.deliveryId)).toMatchObject({ ok: true })
    await moveTime(24 * hour)
    expect(await chargeNow({ orderId: made.orderId, staffId: 'somebody' })).toMatchObject({
      ok: true,
    })
    await chargeDue()
    return made
  },
} satisfies Record<string, () => Promise<Of>>

async function paidOffline(method: 'bank_transfer' | 'cash_on_delivery'): Promise<Of> {
  const { id: signupId } = await offline(somebody(), method)
  const { id: subscriptionId, orders } = await subscriptionOf(signupId)
  const orderId = orders[0]?.id ?? ''
  const { id: deliveryId } = await db().delivery.findFirstOrThrow({ where: { orderId } })
  return { orderId, deliveryId, subscriptionId, signupId }
}

const acts = {
  cancel: ({ orderId }) => cancelShown(orderId),
  'cancel all': async ({ subscriptionId }) =>
    said(
      await cancelSubscription({
        subscriptionId,
        reason: 'other',
        staffId: 'somebody',
        shown: null,
      }),
    ),
  claim: async () => {
    await chargeDue()
    return 'claimed'
  },
  capture: ({ orderId }) => captureShown(orderId),
  refund: async ({ orderId }) => {
    const asked = await ask(orderId)
    if (asked.startsWith('rfd_')) await sendRefund(asked)
    return asked
  },
  ship: async ({ deliveryId }) => said(await ship(deliveryId)),
  undo: ({ deliveryId }) => correctShown(deliveryId, undo),
  track: ({ deliveryId }) =>
    correctShown(deliveryId, { kind: 'track', carrier: '山彦運輸', tracking: '7' }),
  'come back': ({ deliveryId }) => correctShown(deliveryId, { kind: 'return', reason: 'absent' }),
  pay: async ({ signupId }) => {
    const paid = await pay(signupId)
    return paid.ok ? 'recorded' : paid.reason.reason
  },
} satisfies Record<string, (of: Of) => Promise<string>>
type Act = keyof typeof acts

function said(answer: { ok: true; value: string } | { ok: false; reason: string }): string {
  return answer.ok ? answer.value : answer.reason
}

const races: [keyof typeof begins, Act, Act][] = [
  ['is due', 'cancel', 'claim'],
  ['is due', 'cancel', 'cancel'],
  ['is due', 'cancel', 'cancel all'],
  ['was approved', 'cancel', 'capture'],
  ['was approved', 'cancel', 'ship'],
  ['was approved', 'cancel', 'claim'],
  ['was approved', 'capture', 'capture'],
  ['was approved', 'capture', 'ship'],
  ['was approved', 'capture', 'refund'],
  ['was approved', 'capture', 'claim'],
  ['was approved', 'capture', 'cancel all'],
  ['is repaired at Smartpay', 'cancel', 'claim'],
  ['awaits a transfer', 'cancel', 'pay'],
  ['is paid at the door', 'cancel', 'ship'],
  ['is paid at the door', 'cancel', 'pay'],
  ['is paid', 'cancel', 'refund'],
  ['is paid', 'ship', 'refund'],
  ['went out', 'undo', 'refund'],
  ['went out', 'undo', 'undo'],
  ['went out', 'undo', 'ship'],
  ['went out', 'undo', 'track'],
  ['went out', 'undo', 'come back'],
  ['went out on credit, and was approved then', 'undo', 'capture'],
  ['went out on credit, and was approved then', 'cancel', 'undo'],
]

/** Everything that time brings has come, and nothing of this race is left for the next. */
async function comeToRest(): Promise<void> {
  await moveTime(2 * hour)
  for (const work of [chargeDue, chargeDue, sendDueRefunds, sendDueRefunds]) await work()
  await db().$executeRaw`
    update charges set next_try_at = teiki_now() + interval '1 year' where status in ('intended', 'authorized')`
}

type Captured = { order: string; amount: number; refunds: string[] }

/** What Smartpay's ledger says was captured for an order, payment by payment, and what of it went back. */
async function moneyAtSmartpay(orderId: string) {
  const charges = await db().charge.findMany({ where: { orderId }, select: { smartpayId: true } })
  const ours = charges.map(({ smartpayId }) => smartpayId)
  const ledger = await control('ledger', 'GET')
  const payments = Object.entries<Captured>(ledger.payments).filter(([, { order }]) =>
    ours.includes(order),
  )
  const ids = payments.map(([id]) => id)
  const refunds = Object.values<{ payment: string; amount: number }>(ledger.refunds)
  return {
    captured: payments.map(([, { amount }]) => amount),
    back: refunds.filter(({ payment }) => ids.includes(payment)).map(({ amount }) => amount),
  }
}

const sum = (amounts: number[]) => amounts.reduce((total, one) => total + one, 0)

/** What each was told is so in the end: by Smartpay's ledger, and by our own rows. */
async function expectTruth({ orderId, deliveryId }: Of, answers: Record<string, unknown>) {
  const told = Object.values(answers)
  const order = await db().order.findUniqueOrThrow({
    where: { id: orderId },
    include: { payments: true },
  })
  const parcel = await db().delivery.findUniqueOrThrow({ where: { id: deliveryId } })
  const { captured, back } = await moneyAtSmartpay(orderId)
  expect(captured.length).toBeLessThanOrEqual(1)
  expect(sum(back)).toBeLessThanOrEqual(sum(captured))
  const isPaid = order.status === 'paid'
  if (isPaid) expect(captured.length + order.payments.length).toBe(1)
  else {
    expect(order.payments).toEqual([])
    // Whatever was taken for an order that is not paid went back.
    expect(sum(captured) - sum(back)).toBe(0)
  }
  if (told.includes('order-canceled') || told.includes('canceled')) {
    expect(order.status).toBe('canceled')
    expect(parcel.status).toBe('canceled')
  }
  for (const paid of ['captured', 'recorded', 'order-paid', 'paid-already'])
    if (told.includes(paid)) expect(isPaid).toBe(true)
  if (told.includes('shipped')) expect(['shipped', 'planned', 'canceled']).toContain(parcel.status)
  if (told.includes('shipped') && !told.includes('parcel-undone'))
    expect(parcel.status).toBe('shipped')
  if (told.includes('parcel-undone') && !told.includes('shipped'))
    expect(['planned', 'canceled']).toContain(parcel.status)
  if (told.includes('parcel-returned') && !told.includes('parcel-undone'))
    expect(parcel.status).toBe('returned')
  for (const once of ['order-canceled', 'canceled', 'recorded', 'parcel-undone'])
    expect(told.filter((one) => one === once).length).toBeLessThanOrEqual(1)
  // Somebody was heard.
  expect(told.some((one) => heard.includes(`${one}`) || `${one}`.startsWith('rfd_'))).toBe(true)
  if (sum(back) > 0 && isPaid && sum(back) === sum(captured))
    expect(['canceled', 'shipped', 'returned']).toContain(parcel.status)
}

const heard = [
  'order-canceled',
  'canceled',
  'claimed',
  'captured',
  'shipped',
  'parcel-undone',
  'parcel-returned',
  'tracking-saved',
  'recorded',
]

describe.each(races)('an order that %s: %s and %s', (begin, one, other) => {
  test('one effect, and both are told the truth', { timeout: 900_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), async (scheduler) => {
        const of = await begins[begin]()
        const second = one === other ? `${other} again` : other
        const { answers } = await interleave(scheduler, testDatabaseUrl, {
          [one]: () => acts[one](of),
          [second]: () => acts[other](of),
        })
        await comeToRest()
        await expectTruth(of, answers)
        expect(await findBrokenInvariants()).toEqual([])
      }),
      { numRuns: racesOfPair, endOnFailure: true },
    )
  })
})
