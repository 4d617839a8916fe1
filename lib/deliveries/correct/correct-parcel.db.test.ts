import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { chargeDue } from '#lib/charging/charge-due.ts'
import { db } from '#lib/db/client.ts'
import { sendEmails } from '#lib/emails/send-emails.ts'
import { findBrokenInvariants } from '#lib/health/find-broken-invariants.ts'
import { cancelShown } from '#lib/orders/cancel/testing.ts'
import { sendRefund } from '#lib/refunds/send-refund.ts'
import { ask } from '#lib/refunds/testing.ts'
import { seedDemoShop } from '#lib/signups/testing.ts'
import { mailsTo, offline, pay, subscriptionOf } from '#lib/signups/testing-offline.ts'
import { control, withSmartpay } from '#lib/signups/testing-smartpay.ts'
import {
  begunDelivery,
  chargedDelivery,
  ledgerOf,
  moveTime,
  sellOnDispatch,
  ship,
  stateOf,
} from '../testing.ts'
import { correctParcel, getCorrection } from './correct-parcel.ts'
import { correctShown, undo } from './testing.ts'

withSmartpay()

const day = 24 * 3_600_000

beforeAll(seedDemoShop)

/** What an earlier test left does not fall due in a later one. */
beforeEach(async () => {
  await db().$executeRaw`
    update charges set next_try_at = teiki_now() + interval '5 years' where status in ('intended', 'authorized')`
})

async function shipped(browser: string) {
  const made = await chargedDelivery(browser)
  expect(await ship(made.deliveryId)).toMatchObject({ ok: true })
  return made
}

const parcelOf = (id: string) => db().delivery.findUniqueOrThrow({ where: { id } })
const codesOf = async (deliveryId: string) =>
  (await db().deliveryHistory.findMany({ where: { deliveryId }, orderBy: { id: 'asc' } })).map(
    ({ code, to }) => `${code} ${to}`,
  )

describe('a parcel that was marked as shipped by mistake', () => {
  test('waits again, once, and goes out with another number', async () => {
    const { deliveryId, orderId } = await shipped('mistaken')
    const answers = await Promise.all([1, 2, 3].map(() => correctShown(deliveryId, undo)))
    expect(answers.filter((one) => one === 'parcel-undone')).toHaveLength(1)
    for (const other of answers.filter((one) => one !== 'parcel-undone'))
      expect(['changed-meanwhile', 'parcel-not-gone']).toContain(other)
    expect(await stateOf(orderId)).toBe('paid planned succeeded')
    expect(await parcelOf(deliveryId)).toMatchObject({
      carrier: null,
      tracking: null,
      shippedAt: null,
    })
    expect(await ship(deliveryId)).toMatchObject({ ok: true })
    expect(await codesOf(deliveryId)).toEqual([
      'planned planned',
      'shipped shipped',
      'undone planned',
      'shipped shipped',
    ])
    expect(await ledgerOf(orderId)).toEqual(['succeeded', [7800]])
    const audit = await db().auditEntry.findMany({
      where: { subject: deliveryId, action: 'delivery.undo', outcome: 'done' },
    })
    expect(audit).toMatchObject([{ actor: 'somebody', detail: { reason: 'wrong-parcel' } }])
    expect(await findBrokenInvariants()).toEqual([])
  })

  test('is not taken back by a form of its first shipment once it has gone again', async () => {
    const { deliveryId, subscriptionId } = await shipped('stale')
    const preview = await getCorrection(subscriptionId, deliveryId, 'undo')
    if (!preview.ok) throw new Error(preview.reason)
    const { mark: shown } = preview.value.preview
    const asked = { subscriptionId, deliveryId, command: undo, staffId: 'somebody', shown }
    expect(await correctParcel(asked)).toEqual({ ok: true, value: 'parcel-undone' })
    expect(await ship(deliveryId)).toMatchObject({ ok: true })
    expect(await correctParcel(asked)).toEqual({ ok: false, reason: 'changed-meanwhile' })
    expect(await correctParcel({ ...asked, subscriptionId: 'sub_other' })).toEqual({
      ok: false,
      reason: 'unknown-delivery',
    })
    expect(await correctParcel({ ...asked, deliveryId: 'dlv_none' })).toEqual({
      ok: false,
      reason: 'unknown-delivery',
    })
    expect(await parcelOf(deliveryId)).toMatchObject({ status: 'shipped' })
  })

  test('is the customer’s to hear of, once each: shipped, not shipped, shipped', async () => {
    const { deliveryId } = await shipped('told')
    await sendEmails()
    await correctShown(deliveryId, undo)
    await sendEmails()
    await ship(deliveryId)
    expect(await mailsTo('told')).toEqual([
      'order-shipped',
      'order-shipped',
      'shipment-corrected',
      'signup-completed',
    ])
    const texts = await db().mailboxMail.findMany({
      where: { recipient: 'told@example.jp', kind: 'shipment-corrected' },
    })
    expect(texts[0]?.text).toContain('まだ発送していません')
  })

  test('is nothing that they need to hear of before the mail went out', async () => {
    const { deliveryId } = await shipped('untold')
    await correctShown(deliveryId, undo)
    await ship(deliveryId)
    await correctShown(deliveryId, { kind: 'track', carrier: '山彦運輸', tracking: '99' })
    expect(await mailsTo('untold')).toEqual(['order-shipped', 'signup-completed'])
    const [mail] = await db().mailboxMail.findMany({
      where: { recipient: 'untold@example.jp', kind: 'order-shipped' },
    })
    expect(mail?.text).toContain('99')
  })

  test('of which all was paid back is not sent any more, and the customer is told', async () => {
    const { deliveryId, orderId, subscriptionId } = await shipped('refunded')
    await sendEmails()
    await sendRefund(await ask(orderId))
    const preview = await getCorrection(subscriptionId, deliveryId, 'undo')
    expect(preview).toMatchObject({ ok: true, value: { preview: { ends: true } } })
    expect(await correctShown(deliveryId, undo)).toBe('parcel-undone')
    expect(await stateOf(orderId)).toBe('paid canceled succeeded')
    expect(await codesOf(deliveryId)).toEqual([
      'planned planned',
      'shipped shipped',
      'undone planned',
      'refunded canceled',
    ])
    expect(await mailsTo('refunded')).toContain('shipment-corrected')
    expect(await findBrokenInvariants()).toEqual([])
  })

  test('stays while a refund is under way, and where a week has passed', async () => {
    const { deliveryId, orderId } = await shipped('late')
    await control('faults', 'POST', { kind: 'reset', method: 'POST', path: '/refunds' })
    await sendRefund(await ask(orderId))
    expect(await correctShown(deliveryId, undo)).toBe('parcel-being-refunded')
    await db()
      .$executeRaw`update refunds set status = 'failed', next_try_at = null, finished_at = teiki_now() where order_id = ${orderId}`
    await moveTime(7 * day + 1_000)
    expect(await correctShown(deliveryId, undo)).toBe('parcel-too-late')
    expect(await correctShown(deliveryId, { kind: 'return', reason: 'absent' })).toBe(
      'parcel-returned',
    )
  })

  test('on credit waits for its money again, and so does the one that took its order’s place', async () => {
    const made = await begunDelivery('credit')
    await control(`tokens/${made.token}/outcomes`, 'PUT', { outcome: 'hard-decline', times: 1 })
    await chargeDue()
    await db().$executeRaw`
      update shop set facts = jsonb_set(facts, '{charging}', '{"shipsUnpaidUpToMinor": 7800}')`
    expect(await ship(made.deliveryId)).toMatchObject({ ok: true })
    expect(await cancelShown(made.orderId)).toBe('goods-gone')
    expect(await correctShown(made.deliveryId, undo)).toBe('parcel-undone')
    expect(await stateOf(made.orderId)).toBe('past_due planned hard_declined')
    expect(await cancelShown(made.orderId)).toBe('order-canceled')
    await db().$executeRaw`update shop set facts = facts - 'charging'`
  })
})

describe('a parcel on its way', () => {
  test('gets another carrier and number, and the customer hears of what they were told wrongly', async () => {
    const { deliveryId } = await shipped('number')
    await sendEmails()
    const right = { kind: 'track', carrier: '山彦運輸', tracking: '5678' } as const
    expect(await correctShown(deliveryId, right)).toBe('tracking-saved')
    expect(await correctShown(deliveryId, right)).toBe('tracking-as-it-was')
    expect(await parcelOf(deliveryId)).toMatchObject({
      status: 'shipped',
      carrier: '山彦運輸',
      tracking: '5678',
    })
    expect(await correctShown(deliveryId, { kind: 'track', carrier: null, tracking: null })).toBe(
      'tracking-saved',
    )
    // Two corrections before the mail: it tells of the last one.
    expect(await mailsTo('number')).toEqual([
      'order-shipped',
      'shipment-corrected',
      'signup-completed',
    ])
    expect(await codesOf(deliveryId)).toEqual([
      'planned planned',
      'shipped shipped',
      'tracking-corrected shipped',
      'tracking-corrected shipped',
    ])
    expect(await correctShown(deliveryId, undo)).toBe('parcel-undone')
    expect(await findBrokenInvariants()).toEqual([])
  })

  test('arrives, comes back, and a mistake about either is taken back', async () => {
    const { deliveryId, orderId } = await shipped('arrives')
    const deliver = { kind: 'deliver' } as const
    const back = { kind: 'return', reason: 'unknown-address' } as const
    expect(await correctShown(deliveryId, deliver)).toBe('parcel-delivered')
    expect(await correctShown(deliveryId, deliver)).toBe('parcel-there-already')
    expect(await correctShown(deliveryId, back)).toBe('parcel-returned')
    expect(await correctShown(deliveryId, undo)).toBe('parcel-undone')
    expect(await stateOf(orderId)).toBe('paid delivered succeeded')
    expect(await correctShown(deliveryId, undo)).toBe('parcel-undone')
    expect(await correctShown(deliveryId, undo)).toBe('parcel-undone')
    expect(await stateOf(orderId)).toBe('paid planned succeeded')
    expect(await correctShown(deliveryId, undo)).toBe('parcel-not-gone')
    expect(await mailsTo('arrives')).toEqual(['signup-completed'])
    expect(await findBrokenInvariants()).toEqual([])
  })

  test('that came back lets its order be canceled, and stays what it is then', async () => {
    const { id } = await offline('at-the-door', 'cash_on_delivery')
    const { orders } = await subscriptionOf(id)
    const orderId = orders[0]?.id ?? ''
    const { id: deliveryId } = await db().delivery.findFirstOrThrow({ where: { orderId } })
    await ship(deliveryId)
    expect(await correctShown(deliveryId, { kind: 'return', reason: 'not-taken' })).toBe(
      'parcel-returned',
    )
    expect(await cancelShown(orderId)).toBe('order-canceled')
    expect(await correctShown(deliveryId, undo)).toBe('parcel-order-over')
    expect(await pay(id)).toMatchObject({ ok: false, reason: { reason: 'order-was-canceled' } })
  })
})

describe('what was captured when the parcel went out', () => {
  beforeAll(sellOnDispatch)

  test('stays captured when that is taken back, and is not captured a second time', async () => {
    const { deliveryId, orderId, subscriptionId } = await shipped('captured')
    expect(await ledgerOf(orderId)).toEqual(['succeeded', [7800]])
    const preview = await getCorrection(subscriptionId, deliveryId, 'undo')
    expect(preview).toMatchObject({ ok: true, value: { preview: { staysPaid: true } } })
    expect(await correctShown(deliveryId, undo)).toBe('parcel-undone')
    expect(await stateOf(orderId)).toBe('paid planned succeeded')
    expect(await ship(deliveryId)).toMatchObject({ ok: true })
    expect(await ledgerOf(orderId)).toEqual(['succeeded', [7800]])
  })
})

test('every rule holds after all that', async () => {
  await db().$executeRaw`update charges set next_try_at = teiki_now() where status = 'authorized'`
  expect(await findBrokenInvariants()).toEqual([])
})
