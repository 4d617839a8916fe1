import { beforeEach, describe, expect, test } from 'vitest'
import { db } from '#lib/db/client.ts'
import { findBrokenInvariants } from '#lib/health/find-broken-invariants.ts'
import { advanceClock } from '#lib/signups/testing.ts'
import { control, withSmartpay } from '#lib/signups/testing-smartpay.ts'
import type { SmartpayOrder } from '#lib/smartpay/order-schemas.ts'
import { createOrder } from '#lib/smartpay/orders.ts'
import { chargeDue } from './charge-due.ts'
import { judgeCharge } from './charge-outcome.ts'
import { claimCharges } from './claim-charges.ts'
import { recordOutcomes } from './record-outcomes.ts'
import { begun } from './testing-due.ts'

withSmartpay()

const minute = 60_000
const hour = 60 * minute

async function stateOf(subscriptionId: string) {
  const { status, orders } = await db().subscription.findUniqueOrThrow({
    where: { id: subscriptionId },
    select: {
      status: true,
      orders: {
        select: {
          status: true,
          charges: {
            orderBy: { attempt: 'asc' },
            select: { id: true, status: true, failure: true, waitsFor: true, payments: true },
          },
        },
      },
    },
  })
  const [order] = orders
  return { subscription: status, order: order?.status, charges: order?.charges ?? [] }
}

/** Orders at Smartpay that know a charge by its reference: its ledger, not our word. */
async function ledgerOf(chargeId: string): Promise<string[]> {
  const { orders } = await control('ledger', 'GET')
  return Object.values<{ reference: string; status: string }>(orders)
    .filter(({ reference }) => reference === chargeId)
    .map(({ status }) => status)
}

async function chargeIdOf(subscriptionId: string): Promise<string> {
  const [charge] = (await stateOf(subscriptionId)).charges
  return charge?.id ?? ''
}

/** What an earlier test left is not charged by a later one. */
beforeEach(async () => {
  await db().$executeRaw`update charges set next_try_at = null where status = 'intended'`
})

/** Whatever happened, and also where a test wrote its trouble into the tables itself. */
async function brokenRules(): Promise<string[]> {
  const told = (await findBrokenInvariants()).map(({ rule, what }) => `${rule}: ${what}`)
  return [...new Set(told)]
}

describe('the first charge', () => {
  test('is made once, whoever runs at the same time', async () => {
    const { subscriptionId } = await begun('paid')
    await Promise.all([chargeDue(), chargeDue(), chargeDue()])
    const state = await stateOf(subscriptionId)
    expect(state).toMatchObject({
      subscription: 'active',
      order: 'paid',
      charges: [{ status: 'succeeded', payments: [{ amountMinor: 7800 }] }],
    })
    expect(await ledgerOf(state.charges[0]?.id ?? '')).toEqual(['succeeded'])
    const { sealedRequest, mayHaveMoved } = await db().charge.findUniqueOrThrow({
      where: { id: state.charges[0]?.id ?? '' },
    })
    expect({ sealedRequest, mayHaveMoved }).toEqual({ sealedRequest: null, mayHaveMoved: true })
  })

  test('that is declined leaves the agreement standing, and is not tried again', async () => {
    const { subscriptionId, token } = await begun('declined')
    await control(`tokens/${token}/outcomes`, 'PUT', { outcome: 'hard-decline', times: 1 })
    await chargeDue()
    await advanceClock(hour)
    await chargeDue()
    expect(await stateOf(subscriptionId)).toMatchObject({
      subscription: 'past_due',
      order: 'past_due',
      charges: [{ status: 'hard_declined' }],
    })
    expect(await ledgerOf(await chargeIdOf(subscriptionId))).toEqual(['rejected'])
  })
})

test('nothing of it breaks a rule', async () => {
  expect(await brokenRules()).toEqual([])
})

describe('what stands against a charge', () => {
  test.each([
    [
      'held',
      'update subscriptions set held_at = now(), hold_reason = $$x$$, held_by = $$x$$ where id = $1',
    ],
    [
      'held',
      'update customers set held_at = now(), hold_reason = $$x$$, held_by = $$x$$ where id = (select customer_id from subscriptions where id = $1)',
    ],
    ['paused', `update subscriptions set status = 'paused' where id = $1`],
  ])('puts it off: %s', async (reason, change) => {
    const { subscriptionId } = await begun(`off-${reason}-${change.length}`)
    await db().$executeRawUnsafe(change, subscriptionId)
    await chargeDue()
    expect(await stateOf(subscriptionId)).toMatchObject({
      order: 'open',
      charges: [{ status: 'intended', waitsFor: reason }],
    })
    expect(await ledgerOf(await chargeIdOf(subscriptionId))).toEqual([])
  })

  test('ends it unsent, where the token is not active', async () => {
    const { subscriptionId } = await begun('token-gone')
    await db().$executeRaw`update tokens set status = 'disabled' where id = (
      select token_id from subscriptions where id = ${subscriptionId})`
    await chargeDue()
    expect(await stateOf(subscriptionId)).toMatchObject({
      subscription: 'past_due',
      order: 'past_due',
      charges: [{ status: 'refused', failure: 'token-not-active' }],
    })
    expect(await ledgerOf(await chargeIdOf(subscriptionId))).toEqual([])
  })

  test('that nobody can read holds up no other', async () => {
    const spoilt = await begun('spoilt')
    const { subscriptionId } = await begun('behind')
    await db().$executeRaw`alter table orders disable trigger frozen_sums`
    await db().order.updateMany({
      where: { subscriptionId: spoilt.subscriptionId },
      data: { delivery: { lastName: '山田' } },
    })
    await db().$executeRaw`alter table orders enable trigger frozen_sums`
    await chargeDue()
    expect(await stateOf(spoilt.subscriptionId)).toMatchObject({
      order: 'open',
      charges: [{ status: 'intended', waitsFor: 'unreadable' }],
    })
    expect(await stateOf(subscriptionId)).toMatchObject({ order: 'paid' })
  })

  test('whose lines nobody can read holds up no other', async () => {
    const odd = await begun('odd-lines')
    const { subscriptionId } = await begun('beside')
    const where = { order: { subscriptionId: odd.subscriptionId } }
    const { name } = await db().orderLine.findFirstOrThrow({ where, select: { name: true } })
    const write = async (text: unknown) => {
      await db().$executeRaw`alter table order_lines disable trigger user`
      await db().$executeRaw`update order_lines set name = ${JSON.stringify(text)}::jsonb
        where order_id in (select id from orders where subscription_id = ${odd.subscriptionId})`
      await db().$executeRaw`alter table order_lines enable trigger user`
    }
    await write({ ja: 'コーヒー' })
    await chargeDue()
    await write(name)
    expect(await stateOf(odd.subscriptionId)).toMatchObject({
      order: 'open',
      charges: [{ status: 'intended', waitsFor: 'unreadable' }],
    })
    expect(await stateOf(subscriptionId)).toMatchObject({ order: 'paid' })
  })

  test('of another sum than its order’s lines is never sent', async () => {
    const { subscriptionId } = await begun('sum')
    await db().charge.updateMany({
      where: { order: { subscriptionId } },
      data: { amountMinor: 7801 },
    })
    await chargeDue()
    expect(await stateOf(subscriptionId)).toMatchObject({
      subscription: 'past_due',
      order: 'past_due',
      charges: [{ status: 'failed', failure: 'not-sendable' }],
    })
    expect(await ledgerOf(await chargeIdOf(subscriptionId))).toEqual([])
  })

  test('ends it, where its order is over', async () => {
    const { subscriptionId } = await begun('over')
    await db().order.updateMany({ where: { subscriptionId }, data: { status: 'canceled' } })
    await chargeDue()
    expect(await stateOf(subscriptionId)).toMatchObject({ charges: [{ status: 'canceled' }] })
  })
})

describe('an answer that never came', () => {
  test.each([
    ['after the order was made', 'commit-then-reset'],
    ['before it', 'reset'],
  ])('is asked for again with the same key, lost %s', async (_name, kind) => {
    const { subscriptionId } = await begun(`lost-${kind}`)
    await control('faults', 'POST', { kind, times: 1, method: 'POST', path: '/orders' })
    await chargeDue()
    expect(await stateOf(subscriptionId)).toMatchObject({
      order: 'open',
      charges: [{ status: 'unknown' }],
    })
    await advanceClock(2 * minute)
    await chargeDue()
    expect(await stateOf(subscriptionId)).toMatchObject({
      order: 'paid',
      charges: [{ status: 'succeeded' }],
    })
    expect(await ledgerOf(await chargeIdOf(subscriptionId))).toEqual(['succeeded'])
  })

  test.each([
    ['made', 'commit-then-reset', 'paid', 'succeeded', ['succeeded']],
    ['never made', 'reset', 'past_due', 'failed', []],
  ] as const)(
    'is looked for once Smartpay may have forgotten the key, the order %s',
    async (_name, kind, order, charge, ledger) => {
      const { subscriptionId } = await begun(`forgotten-${kind}`)
      await control('faults', 'POST', { kind, times: 1, method: 'POST', path: '/orders' })
      await chargeDue()
      await advanceClock(6 * hour)
      await chargeDue()
      // That there is none is believed once it was looked for twice.
      const first = { status: charge === 'failed' ? 'unknown' : charge }
      expect(await stateOf(subscriptionId)).toMatchObject({ charges: [first] })
      await advanceClock(hour)
      await chargeDue()
      expect(await stateOf(subscriptionId)).toMatchObject({ order, charges: [{ status: charge }] })
      expect(await ledgerOf(await chargeIdOf(subscriptionId))).toEqual(ledger)
    },
  )
})

test('an order that is not as it was asked for stays one for staff, also where its list could not be read once', async () => {
  const { subscriptionId } = await begun('for-staff')
  await control('faults', 'POST', { kind: 'reset', times: 1, method: 'POST', path: '/orders' })
  await chargeDue()
  const id = await chargeIdOf(subscriptionId)
  await db().charge.update({ where: { id }, data: { failure: 'order.other' } })
  await control('faults', 'POST', { kind: 'status', status: 500, times: 2, method: 'GET' })
  for (const hours of [6, 2, 2]) {
    await advanceClock(hours * hour)
    await chargeDue()
  }
  expect(await stateOf(subscriptionId)).toMatchObject({
    order: 'open',
    charges: [{ status: 'unknown', failure: 'order.other' }],
  })
})

test('a Smartpay that lets nobody in is asked once, and nothing is taken for sent', async () => {
  const { subscriptionId } = await begun('let-in')
  await control('faults', 'POST', { kind: 'status', status: 401, times: 1, path: '/orders' })
  expect(await chargeDue()).toMatchObject({ sent: 1, end: 'silent' })
  expect(await stateOf(subscriptionId)).toMatchObject({ charges: [{ status: 'intended' }] })
  await advanceClock(7 * hour)
  await chargeDue()
  expect(await stateOf(subscriptionId)).toMatchObject({ order: 'paid' })
  const { firstSentAt, createdAt } = await db().charge.findUniqueOrThrow({
    where: { id: await chargeIdOf(subscriptionId) },
  })
  // Smartpay knows the key since the call that it took up, and no longer.
  expect((firstSentAt?.getTime() ?? 0) - createdAt.getTime()).toBeGreaterThan(6 * hour)
})

describe('a process that died', () => {
  test('before it sent what it had claimed: another one sends it', async () => {
    const { subscriptionId } = await begun('claimed')
    expect((await claimCharges(true, 10)).charges).toHaveLength(1)
    await chargeDue()
    expect(await stateOf(subscriptionId)).toMatchObject({ charges: [{ status: 'sending' }] })
    await advanceClock(2 * minute)
    await chargeDue()
    expect(await stateOf(subscriptionId)).toMatchObject({ order: 'paid' })
    expect(await ledgerOf(await chargeIdOf(subscriptionId))).toEqual(['succeeded'])
  })

  test('after Smartpay answered: the same answer comes again', async () => {
    const { subscriptionId } = await begun('answered')
    const [charge] = (await claimCharges(true, 10)).charges
    await createOrder(charge?.request ?? '', `charge_${charge?.id}`)
    await advanceClock(2 * minute)
    await chargeDue()
    expect(await stateOf(subscriptionId)).toMatchObject({
      order: 'paid',
      charges: [{ status: 'succeeded' }],
    })
    expect(await ledgerOf(charge?.id ?? '')).toEqual(['succeeded'])
  })

  test('and was only asleep: what it writes down too late changes nothing', async () => {
    const { subscriptionId, token } = await begun('asleep')
    const [charge] = (await claimCharges(true, 10)).charges
    if (!charge) throw new Error('Nothing was claimed')
    await control(`tokens/${token}/outcomes`, 'PUT', { outcome: 'hard-decline', times: 1 })
    await advanceClock(2 * minute)
    await chargeDue()
    const outcome = judgeCharge(charge, { ok: true, value: { ...paidOrder, reference: charge.id } })
    await recordOutcomes([{ charge, outcome }])
    expect(await stateOf(subscriptionId)).toMatchObject({
      order: 'past_due',
      charges: [{ status: 'hard_declined', payments: [] }],
    })
  })
})

const paidOrder: SmartpayOrder = {
  id: 'order_test_late',
  status: 'succeeded',
  amount: 7800,
  reference: null,
  tokenId: null,
  paymentIds: ['payment_test_late'],
  capturedMinor: null,
  expiresAt: null,
  createdAt: null,
}

test('a list without what it surely had is not the whole list: nothing is concluded from it', async () => {
  const { subscriptionId } = await begun('not-listed')
  await control('faults', 'POST', { kind: 'reset', times: 1, method: 'POST', path: '/orders' })
  await chargeDue()
  await control('reset')
  for (const hours of [6, 2, 2]) {
    await advanceClock(hours * hour)
    await chargeDue()
  }
  expect(await stateOf(subscriptionId)).toMatchObject({ charges: [{ status: 'unknown' }] })
})

test('every rule holds after all that, but where a test wrote into the tables itself', async () => {
  expect(await brokenRules()).toEqual([
    '3: a delivery that waits although its order ended, or ended although its order did not',
    '4: a history that does not end where its row stands, or has a gap',
  ])
})
