import { describe, expect, test } from 'vitest'
import { chargeDue } from '#lib/charging/charge-due.ts'
import { db } from '#lib/db/client.ts'
import { findBrokenInvariants } from '#lib/health/find-broken-invariants.ts'
import { advanceOrders } from '#lib/orders/advance-orders.ts'
import { formatDate, fromColumn } from '#lib/plain-date.ts'
import { contractOf } from '#lib/signups/confirm/contract-of.ts'
import { getConfirmation } from '#lib/signups/confirm/get-confirmation.ts'
import { settleToken } from '#lib/tokens/settle-token.ts'
import { retrySignup } from './retry-signup.ts'
import { advanceClock, confirm, redirected, takeSpare } from './testing.ts'
import { mailsTo, offline, pay, subscriptionOf } from './testing-offline.ts'
import { decide, sessionsOf, withSmartpay } from './testing-smartpay.ts'

withSmartpay()

const day = 24 * 3_600_000

async function orderStatuses(signupId: string): Promise<string[]> {
  return (await subscriptionOf(signupId)).orders.map(({ status }) => status)
}

describe('paying offline', () => {
  test('makes a subscription whose first order waits for money', async () => {
    const { id } = await offline('transfer')
    const subscription = await subscriptionOf(id)
    expect(subscription).toMatchObject({
      status: 'active',
      paymentMethod: 'bank_transfer',
      tokenId: null,
      orders: [
        {
          index: 0,
          status: 'awaiting_payment',
          totalMinor: 7800,
          payReference: expect.stringMatching(/^\d{8}$/),
        },
      ],
      cycles: [
        { index: 0, status: 'ordered' },
        { index: 1, status: 'scheduled', amountMinor: 7800 },
      ],
    })
    const [order] = subscription.orders
    expect(
      fromColumn(order?.dueOn ?? new Date()).until(fromColumn(order?.payBy ?? new Date())).days,
    ).toBe(7)
    expect(await mailsTo('transfer')).toEqual(['payment-instructions', 'signup-completed'])
    const consent = await db().consent.findUniqueOrThrow({ where: { signupId: id } })
    expect(consent.text).toContain('銀行振込')
    expect(await sessionsOf(id)).toEqual([])
  })

  test('cash on delivery adds its fee', async () => {
    const { id } = await offline('cash', 'cash_on_delivery')
    expect(await subscriptionOf(id)).toMatchObject({
      paymentMethod: 'cash_on_delivery',
      orders: [{ totalMinor: 8130 }],
      cycles: [{ feeMinor: 330, amountMinor: 7800 }, { index: 1 }],
    })
  })

  test('20 submits make one', async () => {
    const { signupId } = await redirected('many')
    const id = (await retrySignup(signupId, 'many', 'bank_transfer')) ?? ''
    const results = await Promise.all(Array.from({ length: 20 }, () => confirm(id, 'many')))
    expect(results.every((one) => one.ok || one.reason === 'completed')).toBe(true)
    expect((await subscriptionOf(id)).cycles.map(({ index }) => index)).toEqual([0, 1])
    expect(await mailsTo('many')).toHaveLength(2)
  })

  test('a way that was turned off is refused', async () => {
    const { signupId } = await redirected('closed')
    const id = (await retrySignup(signupId, 'closed', 'bank_transfer')) ?? ''
    await db().$executeRaw`
      update shop set facts = jsonb_set(facts, '{paymentMethods,bank_transfer}', 'null')`
    expect(await confirm(id, 'closed')).toEqual({ ok: false, reason: 'payment-method-closed' })
    await db()
      .$executeRaw`update shop set facts = jsonb_set(facts, '{paymentMethods,bank_transfer}', (
      select content from (values ('{"feeMinor":0,"payWithinDays":7,"remindDaysBefore":2,"terms":{"ja":"前払い","en":"ahead"},
        "account":{"bankName":{"ja":"銀行","en":"Bank"},"branchName":{"ja":"支店","en":"Branch"},"accountType":"ordinary",
        "accountNumber":"1234567","accountHolder":{"ja":"カ）ヤマ","en":"YAMA"}}}'::jsonb)) as v (content)))`
  })
})

describe('recording a payment', () => {
  test('pays the order and tells the shopper, once', async () => {
    const { id } = await offline('payer')
    expect(await pay(id)).toMatchObject({ ok: true })
    expect(await pay(id)).toMatchObject({ reason: { reason: 'already-recorded' } })
    expect(await pay(id, { amountMinor: 7801 })).toMatchObject({
      reason: { reason: 'already-paid' },
    })
    const { orders, cycles } = await subscriptionOf(id)
    expect(orders.map(({ index, status }) => [index, status])).toEqual([[0, 'paid']])
    expect(cycles.map(({ index, status }) => [index, status])).toEqual([
      [0, 'ordered'],
      [1, 'scheduled'],
    ])
    expect(await mailsTo('payer')).toContain('payment-received')
    expect(await db().offlinePayment.count({ where: { orderId: orders[0]?.id ?? '' } })).toBe(1)
  })

  test.each([
    ['too little', { amountMinor: 7799 }, 'too-little'],
    ['too much', { amountMinor: 7801 }, 'too-much'],
    ['a sum that is none', { amountMinor: 1.5 }, 'not-a-sum'],
    ['a reference with a slip', { reference: '12345678' }, 'not-a-reference'],
    ['somebody else’s reference', { reference: '00000000' }, 'unknown-reference'],
  ])('refuses %s', async (name, change, reason) => {
    const { id } = await offline(`refused${name.length}${reason}`)
    expect(await pay(id, change)).toMatchObject({ ok: false, reason: { reason } })
  })

  test('takes another sum when somebody says so', async () => {
    const { id } = await offline('difference')
    expect(await pay(id, { amountMinor: 7000, acceptDifference: true })).toMatchObject({ ok: true })
  })
})

test('an order for which nothing came is reminded of, then expires, and the next one is asked for', async () => {
  const { id } = await offline('forgetful')
  await advanceClock(5 * day)
  await advanceOrders()
  await advanceOrders()
  expect(await mailsTo('forgetful')).toEqual([
    'payment-instructions',
    'payment-reminder',
    'signup-completed',
  ])
  await advanceClock(3 * day)
  await advanceOrders()
  expect(await orderStatuses(id)).toEqual(['awaiting_payment'])
  await advanceClock(4 * day)
  await advanceOrders()
  expect(await orderStatuses(id)).toEqual(['expired'])
  await advanceClock(81 * day)
  await advanceOrders()
  expect(await orderStatuses(id)).toEqual(['expired', 'awaiting_payment'])
  expect(
    (await mailsTo('forgetful')).filter((kind) => kind === 'payment-instructions'),
  ).toHaveLength(2)
  await advanceClock(-93 * day)
})

describe('money that came later than the sweep', () => {
  test('pays an order that expired when it came by the last day, and not after', async () => {
    const { id } = await offline('monday')
    const [order] = (await subscriptionOf(id)).orders
    await advanceClock(12 * day)
    await advanceOrders()
    expect(await orderStatuses(id)).toEqual(['expired'])
    const lastDay = fromColumn(order?.payBy ?? new Date(0))
    const reference = order?.payReference ?? ''
    const late = { reference, receivedOn: lastDay.add({ days: 1 }) }
    expect(await pay(id, late)).toMatchObject({ reason: { reason: 'expired' } })
    expect(await pay(id, { reference, receivedOn: lastDay })).toMatchObject({ ok: true })
    expect(await orderStatuses(id)).toEqual(['paid'])
    expect((await subscriptionOf(id)).cycles[0]?.status).toBe('ordered')
    await advanceClock(-12 * day)
  })

  /** Paid by transfer, then moved to Smartpay by an agreement from before. */
  async function crossing(browser: string) {
    const { first, id } = await offline(browser)
    const [order] = (await subscriptionOf(id)).orders
    await decide(first, 'approve')
    const token = await db().token.findUniqueOrThrow({ where: { signupId: first } })
    await settleToken(token.id, 'sweep')
    await takeSpare(first, browser)
    expect(await orderStatuses(id)).toEqual(['canceled', 'open'])
    return { id, reference: order?.payReference ?? '' }
  }

  test('pays the order that was about to be charged by Smartpay', async () => {
    const { id, reference } = await crossing('crossing')
    expect(await pay(id, { reference })).toMatchObject({ ok: true })
    expect((await orderStatuses(id)).toSorted()).toEqual(['canceled', 'paid'])
    const { cycles, orders } = await subscriptionOf(id)
    const paid = orders.find(({ status }) => status === 'paid')
    expect(paid?.payReference).toBe(reference)
    expect(cycles[0]).toMatchObject({ status: 'ordered', orderId: paid?.id })
    await chargeDue()
    const charges = await db().charge.findMany({
      where: { order: { subscriptionId: paid?.subscriptionId ?? '' } },
    })
    expect(charges).toMatchObject([{ status: 'canceled', tries: 0 }])
  })

  test('sends nothing again that went out while Smartpay was to pay', async () => {
    const { id, reference } = await crossing('crossing-gone')
    const { orders } = await subscriptionOf(id)
    const instead = orders.find(({ status }) => status === 'open')
    await db().$executeRaw`
      with gone as (update deliveries set status = 'shipped', carrier = 'ヤマト運輸', shipped_at = teiki_now() where order_id = ${instead?.id} returning id)
      insert into delivery_history (delivery_id, "from", "to", code, actor, at)
      select id, 'planned', 'shipped', 'shipped', 'test', teiki_now() from gone`
    expect(await pay(id, { reference })).toMatchObject({ ok: true })
    const deliveries = await db().delivery.findMany({
      where: { order: { payReference: reference } },
    })
    expect(deliveries).toMatchObject([{ status: 'shipped', carrier: 'ヤマト運輸' }])
  })

  test('is to be paid back where Smartpay was asked already', async () => {
    const { id, reference } = await crossing('crossed')
    await chargeDue()
    expect(await pay(id, { reference })).toMatchObject({
      ok: false,
      reason: { reason: 'paid-by-smartpay' },
    })
    expect(await orderStatuses(id)).toEqual(['canceled', 'paid'])
  })
})

test('two orders never fall into one period', async () => {
  const { id } = await offline('silent')
  await advanceClock(290 * day)
  for (let sweeps = 0; sweeps < 6; sweeps += 1) await advanceOrders()
  expect(await orderStatuses(id)).toEqual(['expired', 'awaiting_payment'])
  expect((await subscriptionOf(id)).cycles.map(({ status }) => status)).toEqual([
    'ordered',
    'skipped',
    'skipped',
    'ordered',
    'scheduled',
  ])
  await advanceClock(-290 * day)
})

test('what is agreed to when changing to Smartpay is the order that comes next', async () => {
  const { id } = await offline('agrees')
  expect(await pay(id)).toMatchObject({ ok: true })
  const [, next] = (await subscriptionOf(id)).cycles
  const again = (await retrySignup(id, 'agrees', 'smartpay')) ?? ''
  const signup = await getConfirmation(again, 'agrees')
  const contract = signup && contractOf(signup, 'ja')
  expect(contract?.text).toContain(formatDate(fromColumn(next?.dueOn ?? new Date(0)), 'ja'))
  expect(contract?.instalments[0]?.dueOn.toString()).toBe(
    fromColumn(next?.dueOn ?? new Date(0)).toString(),
  )
})

test('a stranger who pays offline gives way to who is approved', async () => {
  const typed = { emailAddress: 'shared@example.jp' }
  const { signupId } = await redirected('stranger', { ...typed, lastName: '他人' })
  const offlineId = (await retrySignup(signupId, 'stranger', 'bank_transfer')) ?? ''
  await confirm(offlineId, 'stranger')
  const { signupId: real, tokenId } = await redirected('real', typed)
  await decide(real, 'approve')
  await settleToken(tokenId, 'sweep')
  expect(await db().customer.findUnique({ where: { email: 'shared@example.jp' } })).toMatchObject({
    lastName: '山田',
  })
})

test('no rule of orders and payments was broken by any of it', async () => {
  expect(await findBrokenInvariants()).toEqual([])
})
