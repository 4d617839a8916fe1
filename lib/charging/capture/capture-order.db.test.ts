import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { liftHold, placeHold } from '#lib/customers/place-hold.ts'
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
import { findBrokenInvariants } from '#lib/health/find-broken-invariants.ts'
import { cancelShown } from '#lib/orders/cancel/testing.ts'
import { sendRefund } from '#lib/refunds/send-refund.ts'
import { ask } from '#lib/refunds/testing.ts'
import { control, withSmartpay } from '#lib/signups/testing-smartpay.ts'
import { chargeDue } from '../charge-due.ts'
import { resumeCharges, stopCharges } from '../charging-switch.ts'
import { checkSoon } from '../check-soon.ts'
import { claimCapture } from '../claim-authorized.ts'
import { captureOrder, getCapture } from './capture-order.ts'
import { captureShown } from './testing.ts'

withSmartpay()

const day = 24 * 3_600_000

beforeAll(sellOnDispatch)

/** What an earlier test left does not fall due in a later one. */
beforeEach(async () => {
  await db().$executeRaw`
    update charges set next_try_at = teiki_now() + interval '5 years' where status in ('intended', 'authorized')`
})

describe('what Smartpay approved', () => {
  test('is collected when staff ask for it, and its parcel goes out later without a second capture', async () => {
    const { orderId, subscriptionId, deliveryId } = await chargedDelivery('asked')
    const preview = await getCapture(subscriptionId, orderId)
    expect(preview).toMatchObject({ ok: true, value: { amountMinor: 7800, waitingParcels: 1 } })
    expect(await ledgerOf(orderId)).toEqual(['requires_capture', []])
    expect(await captureShown(orderId)).toBe('captured')
    expect(await stateOf(orderId)).toBe('paid planned succeeded')
    expect(await ledgerOf(orderId)).toEqual(['succeeded', [7800]])
    // The same form once more.
    const shown = preview.ok ? preview.value.mark : ''
    expect(
      await captureOrder({ subscriptionId, orderId, staffId: 'somebody', shown }),
    ).toMatchObject({ reason: 'paid-already' })
    expect(await ship(deliveryId)).toMatchObject({ ok: true })
    expect(await ledgerOf(orderId)).toEqual(['succeeded', [7800]])
    const audit = await db().auditEntry.findMany({
      where: { subject: orderId, action: 'order.capture' },
      orderBy: { id: 'asc' },
    })
    expect(audit.map(({ actor, outcome }) => `${actor} ${outcome}`)).toEqual([
      'somebody asked',
      'somebody done',
      'somebody refused',
    ])
  })

  test('is collected once, however many ask at once, and goes back as any other payment', async () => {
    const { orderId } = await chargedDelivery('at-once')
    const answers = await Promise.all([1, 2, 3].map(() => captureShown(orderId)))
    expect(answers).toContain('captured')
    for (const answer of answers)
      expect(['captured', 'paid-already', 'not-captured']).toContain(answer)
    expect(await ledgerOf(orderId)).toEqual(['succeeded', [7800]])
    expect(await sendRefund(await ask(orderId))).toMatchObject({ to: 'succeeded' })
    expect(await stateOf(orderId)).toBe('paid canceled succeeded')
  })

  test.each([
    ['after the capture', 'commit-then-reset', 'captured', 'done'],
    ['before it', 'reset', 'not-captured', 'unknown'],
  ])('is found out by its order where the answer is lost %s', async (_name, kind, answer, told) => {
    const { orderId } = await chargedDelivery(`lost-${kind}`)
    await control('faults', 'POST', { kind, times: 1, method: 'POST', path: '/payments' })
    expect(await captureShown(orderId)).toBe(answer)
    const last = await db().auditEntry.findFirst({
      where: { subject: orderId },
      orderBy: { id: 'desc' },
    })
    expect(last?.outcome).toBe(told)
    await captureShown(orderId)
    expect(await stateOf(orderId)).toBe('paid planned succeeded')
    expect(await ledgerOf(orderId)).toEqual(['succeeded', [7800]])
  })

  test('may be asked for again after whoever asked first died, and the first one writes nothing more', async () => {
    const { orderId } = await chargedDelivery('died')
    expect(await claimCapture(orderId, true)).not.toBeNull()
    expect(await captureShown(orderId)).toBe('captured')
    expect(await ledgerOf(orderId)).toEqual(['succeeded', [7800]])
  })
})

describe('nothing is collected', () => {
  test('of what was not shown, or is another one’s', async () => {
    const { orderId, subscriptionId } = await chargedDelivery('stale')
    const other = await chargedDelivery('other')
    const asked = { orderId, staffId: 'somebody' }
    const preview = await getCapture(subscriptionId, orderId)
    const shown = preview.ok ? preview.value.mark : ''
    expect(
      await captureOrder({ ...asked, subscriptionId: other.subscriptionId, shown }),
    ).toMatchObject({ reason: 'unknown-order' })
    expect(await captureOrder({ ...asked, subscriptionId, shown: `${shown} 1` })).toMatchObject({
      reason: 'changed-meanwhile',
    })
    expect(await ledgerOf(orderId)).toEqual(['requires_capture', []])
  })

  test('of an order that is canceled, was never approved, or is paid', async () => {
    const { orderId } = await begunDelivery('never')
    expect(await captureShown(orderId)).toBe('not-authorized')
    await chargeDue()
    await cancelShown(orderId)
    expect(await captureShown(orderId)).toBe('order-over')
    await chargeDue()
    expect(await ledgerOf(orderId)).toEqual(['canceled', []])
  })

  test('while somebody has to look at Smartpay', async () => {
    const { orderId } = await chargedDelivery('odd')
    await captureOutside(orderId, 500)
    const { smartpayId } = await db().charge.findFirstOrThrow({ where: { orderId } })
    await checkSoon(smartpayId ?? '')
    await chargeDue()
    expect(await captureShown(orderId)).toBe('charge-odd')
  })

  test('in a hold, a pause, or while all charging is stopped', async () => {
    const { orderId, subscriptionId, customerId } = await chargedDelivery('held')
    const staff = { staffId: 'somebody' }
    for (const held of [
      { kind: 'subscription', id: subscriptionId } as const,
      { kind: 'customer', id: customerId } as const,
    ]) {
      await placeHold({ ...held, reason: 'dispute', ...staff })
      expect(await captureShown(orderId)).toBe('held')
      // Also where the hold came after the preview was read.
      expect(await claimCapture(orderId, true)).toBeNull()
      await liftHold({ ...held, ...staff })
    }
    await db().$executeRaw`update subscriptions set status = 'paused' where id = ${subscriptionId}`
    expect(await captureShown(orderId)).toBe('paused')
    await db().$executeRaw`update subscriptions set status = 'active' where id = ${subscriptionId}`
    await stopCharges('test')
    expect(await captureShown(orderId)).toBe('charging-off')
    await resumeCharges('test')
    expect(await ledgerOf(orderId)).toEqual(['requires_capture', []])
    expect(await captureShown(orderId)).toBe('captured')
  })

  test('once the approval has ended', async () => {
    const { orderId } = await chargedDelivery('ended')
    await moveTime(8 * day)
    expect(await captureShown(orderId)).toBe('approval-ended')
    await chargeDue()
    expect(await stateOf(orderId)).toBe('past_due planned expired')
    expect(await captureShown(orderId)).toBe('not-authorized')
  })
})

test('every rule holds after all that', async () => {
  await db().$executeRaw`update charges set next_try_at = teiki_now() where status = 'authorized'`
  expect(await findBrokenInvariants()).toEqual([])
})
