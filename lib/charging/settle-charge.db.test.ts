import { beforeEach, describe, expect, test } from 'vitest'
import { db } from '#lib/db/client.ts'
import { findBrokenInvariants } from '#lib/health/find-broken-invariants.ts'
import { advanceClock } from '#lib/signups/testing.ts'
import { control, withSmartpay } from '#lib/signups/testing-smartpay.ts'
import { listSubscriptions } from '#lib/subscriptions/list-subscriptions.ts'
import { chargeDue } from './charge-due.ts'
import { claimUnsettled } from './claim-unsettled.ts'
import { listNotCharged } from './not-charged.ts'
import { recordOutcomes } from './record-outcomes.ts'
import { type Settlement, settleCharge } from './settle-charge.ts'
import { begun } from './testing-due.ts'

withSmartpay()

/** What an earlier test left is not due, and of no interest, in a later one. */
beforeEach(async () => {
  await db()
    .$executeRaw`update charges set next_try_at = teiki_now() + interval '1 year' where next_try_at is not null`
})

async function chargeOf(subscriptionId: string) {
  return db().charge.findFirstOrThrow({
    where: { order: { subscriptionId } },
    include: { payments: true, order: true },
    orderBy: { attempt: 'desc' },
  })
}

/** A charge whose order is at Smartpay, paid, and of which nobody here believes that: there seem to be two. */
async function left(browser: string) {
  const { subscriptionId } = await begun(browser)
  await control('faults', 'POST', { kind: 'commit-then-reset', times: 1, path: '/orders' })
  await chargeDue()
  const { id: chargeId } = await chargeOf(subscriptionId)
  await db().charge.update({ where: { id: chargeId }, data: { failure: 'order.double' } })
  const { orders } = await control('ledger', 'GET')
  const order = Object.values<{ id: string; reference: string }>(orders).find(
    ({ reference }) => reference === chargeId,
  )
  return { subscriptionId, chargeId, smartpayOrderId: order?.id ?? '' }
}

const settle = (chargeId: string, as: Settlement, smartpayOrderId = '') =>
  settleCharge({ chargeId, as, smartpayOrderId, staffId: 'test' })

async function inList(): Promise<string[]> {
  const filter = { tab: 'in-doubt', search: '', oldestFirst: false, cursor: null } as const
  return (await listSubscriptions(filter)).rows.map(({ id }) => id)
}

describe('a charge of which Smartpay has two orders', () => {
  test('is paid by the one that staff name, once Smartpay says so', async () => {
    const { subscriptionId, chargeId, smartpayOrderId } = await left('named')
    expect(await inList()).toEqual([subscriptionId])
    expect(await settle(chargeId, 'collected', ` ${smartpayOrderId} `)).toMatchObject({ ok: true })
    expect(await chargeOf(subscriptionId)).toMatchObject({
      status: 'succeeded',
      failure: null,
      smartpayId: smartpayOrderId,
      payments: [{ amountMinor: 7800 }],
      order: { status: 'paid' },
    })
    expect(await inList()).toEqual([])
    expect(await settle(chargeId, 'not-collected')).toEqual({ ok: false, reason: 'not-for-staff' })
    const [entry] = await db().auditEntry.findMany({ where: { subject: chargeId }, take: 1 })
    expect(entry).toMatchObject({ action: 'charge.settle', actor: 'test', outcome: 'done' })
  })

  test('is not believed to be paid by another order', async () => {
    const [one, other] = [await left('one'), await left('other')]
    expect(await settle(one.chargeId, 'collected', other.smartpayOrderId)).toEqual({
      ok: false,
      reason: 'not-its-order',
    })
    expect(await settle(one.chargeId, 'collected', 'order_test_none')).toEqual({
      ok: false,
      reason: 'no-such-order',
    })
    await control('faults', 'POST', { kind: 'reset', times: 2, method: 'GET', path: '/orders' })
    expect(await settle(one.chargeId, 'collected', one.smartpayOrderId)).toEqual({
      ok: false,
      reason: 'not-answered',
    })
    expect((await chargeOf(one.subscriptionId)).status).toBe('unknown')
    // The sandbox's order of it stays: it is settled after all, so that no rule is broken.
    for (const { chargeId, smartpayOrderId } of [one, other])
      expect(await settle(chargeId, 'collected', smartpayOrderId)).toMatchObject({ ok: true })
  })

  test('is tried again where none of it counts, and whoever looked for it meanwhile changes nothing', async () => {
    const { subscriptionId, chargeId } = await left('none')
    await db().$executeRaw`update charges set next_try_at = teiki_now() where id = ${chargeId}`
    const [held] = await claimUnsettled(true, 10)
    expect(await settle(chargeId, 'not-collected')).toMatchObject({ ok: true })
    if (!held) throw new Error('Nothing was claimed')
    const outcome = { to: 'unknown', mayHaveMoved: true, failure: 'order.double' } as const
    await recordOutcomes([
      {
        charge: held,
        outcome: { ...outcome, smartpayId: null, paymentIds: [], stops: false, waitMs: null },
      },
    ])
    expect(await chargeOf(subscriptionId)).toMatchObject({
      status: 'failed',
      failure: 'not-collected',
      nextTryAt: null,
      order: { status: 'past_due' },
    })
    expect(await inList()).toEqual([])
  })

  test('pays no order that is over', async () => {
    const { chargeId, subscriptionId, smartpayOrderId } = await left('over')
    const { orderId } = await chargeOf(subscriptionId)
    await db().order.update({ where: { id: orderId }, data: { status: 'canceled' } })
    expect(await settle(chargeId, 'collected', smartpayOrderId)).toEqual({
      ok: false,
      reason: 'order-over',
    })
    expect(await settle(chargeId, 'not-collected')).toMatchObject({ ok: true })
    expect(await chargeOf(subscriptionId)).toMatchObject({
      status: 'failed',
      order: { status: 'canceled' },
    })
  })
})

test('what was paid too late is no attention item any more once it was paid back', async () => {
  const { subscriptionId, token } = await begun('too-late')
  await control(`tokens/${token}/outcomes`, 'PUT', { outcome: 'soft-decline', times: 1 })
  await chargeDue()
  await advanceClock(4 * 24 * 3_600_000)
  await chargeDue()
  const { id: chargeId, smartpayId, orderId } = await chargeOf(subscriptionId)
  await control(`orders/${smartpayId}/authorize`)
  await db().order.update({ where: { id: orderId }, data: { status: 'canceled' } })
  await advanceClock(7 * 3_600_000)
  await chargeDue()
  const kinds = async () => (await listNotCharged()).map(({ kind }) => kind)
  expect(await kinds()).toContain('paid-late')
  expect(await inList()).toEqual([subscriptionId])
  expect(await settle(chargeId, 'not-collected')).toEqual({ ok: false, reason: 'not-for-staff' })
  expect(await settle(chargeId, 'paid-back')).toMatchObject({ ok: true })
  expect(await kinds()).not.toContain('paid-late')
  expect(await inList()).toEqual([])
  expect(await settle(chargeId, 'paid-back')).toEqual({ ok: false, reason: 'not-for-staff' })
})

test('is not believed to be unpaid where Smartpay says that it was paid as asked', async () => {
  const { subscriptionId, chargeId, smartpayOrderId } = await left('paid-there')
  await db().charge.update({ where: { id: chargeId }, data: { smartpayId: smartpayOrderId } })
  expect(await settle(chargeId, 'not-collected')).toEqual({ ok: false, reason: 'paid-there' })
  expect(await settle(chargeId, 'collected', smartpayOrderId)).toMatchObject({ ok: true })
  expect((await chargeOf(subscriptionId)).order.status).toBe('paid')
})

test('an order of a status that nobody knows counts as given up, and is watched', async () => {
  const { subscriptionId, token } = await begun('new-status')
  await control(`tokens/${token}/outcomes`, 'PUT', { outcome: 'soft-decline', times: 1 })
  await chargeDue()
  const { id, smartpayId } = await chargeOf(subscriptionId)
  await db().charge.update({ where: { id }, data: { failure: 'order.new-status' } })
  expect(await settle(id, 'not-collected')).toMatchObject({ ok: true })
  expect(await chargeOf(subscriptionId)).toMatchObject({
    status: 'hard_declined',
    failure: 'given-up',
    order: { status: 'past_due' },
  })
  await control(`orders/${smartpayId}/authorize`)
  await advanceClock(7 * 3_600_000)
  await chargeDue()
  expect(await chargeOf(subscriptionId)).toMatchObject({
    status: 'succeeded',
    order: { status: 'paid' },
  })
})

test('a charge that nobody knows, or that is found out by itself, is not settled', async () => {
  const { subscriptionId } = await begun('by-itself')
  const { id } = await chargeOf(subscriptionId)
  expect(await settle('chg_none', 'not-collected')).toEqual({ ok: false, reason: 'unknown-charge' })
  expect(await settle(id, 'not-collected')).toEqual({ ok: false, reason: 'not-for-staff' })
  await control('faults', 'POST', { kind: 'reset', times: 1, method: 'POST', path: '/orders' })
  await chargeDue()
  expect((await chargeOf(subscriptionId)).status).toBe('unknown')
  expect(await settle(id, 'not-collected')).toEqual({ ok: false, reason: 'not-for-staff' })
})

test('every rule holds after all that, but where a test wrote into the tables itself', async () => {
  const broken = new Set((await findBrokenInvariants()).map(({ rule, what }) => `${rule}: ${what}`))
  expect([...broken]).toEqual([
    '3: a delivery that waits although its order ended, or ended although its order did not',
    '4: a history that does not end where its row stands, or has a gap',
  ])
})
