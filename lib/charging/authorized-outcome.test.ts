import { describe, expect, test } from 'vitest'
import type { SmartpayOrder } from '#lib/smartpay/order-schemas.ts'
import { meaningOfAuthorized, meaningOfCapture } from './authorized-outcome.ts'

const charge = {
  id: 'chg_1',
  amountMinor: 3000,
  mayHaveMoved: true,
  smartpayId: 'order_test_1',
  isOrderOver: false,
  hasEnded: false,
  failure: null,
}
const over = { ...charge, isOrderOver: true }

const order = (status: SmartpayOrder['status'], change: Partial<SmartpayOrder> = {}) => ({
  ok: true as const,
  value: {
    id: 'order_test_1',
    status,
    amount: 3000,
    tokenId: null,
    reference: 'chg_1',
    paymentIds: status === 'succeeded' ? ['payment_test_1'] : [],
    capturedMinor: null,
    expiresAt: 7,
    createdAt: null,
    ...change,
  },
})

describe('an authorized charge', () => {
  test.each([
    [
      'was captured',
      charge,
      order('succeeded'),
      { to: 'succeeded', paymentIds: ['payment_test_1'] },
    ],
    ['still waits', charge, order('requires_capture'), { to: 'authorized', authorizedUntilMs: 7 }],
    ['ended by itself', charge, order('canceled'), { to: 'expired', failure: null }],
    [
      'was captured in part',
      charge,
      order('succeeded', { capturedMinor: 1 }),
      { to: 'authorized', failure: 'order.other-sum' },
    ],
    [
      'is still to be released',
      over,
      order('requires_capture'),
      { to: 'authorized', failure: 'not-released' },
    ],
    ['was released', over, order('canceled'), { to: 'canceled', failure: null }],
    ['was captured too late', over, order('succeeded'), { to: 'canceled', failure: 'paid-late' }],
    ['cannot be read', charge, order(null), { to: 'authorized', failure: 'order.new-status' }],
    [
      'is another’s',
      charge,
      order('succeeded', { amount: 1 }),
      { to: 'authorized', failure: 'order.other' },
    ],
    [
      'has no payment',
      charge,
      order('succeeded', { paymentIds: [] }),
      { to: 'authorized', failure: 'order.no-payment' },
    ],
  ])('%s', (_name, asked, answer, expected) => {
    expect(meaningOfAuthorized(asked, answer)).toMatchObject(expected)
  })

  test('stays as odd as it was seen to be, where Smartpay does not answer', () => {
    const answer = { ok: false, reason: { kind: 'timeout', moneyMoved: 'unknown' } } as const
    const odd = { ...charge, failure: 'order.other-sum' }
    expect(meaningOfAuthorized(odd, answer)).toMatchObject({
      to: 'authorized',
      failure: 'order.other-sum',
      stops: true,
    })
  })

  test('ends where Smartpay does not know its order and its time is over', () => {
    const reason = { kind: 'not-found', moneyMoved: 'no', errorCode: 'order.not-found' } as const
    const ask = (change: object) =>
      meaningOfAuthorized({ ...charge, ...change }, { ok: false, reason }).to
    expect(ask({})).toBe('authorized')
    expect(ask({ hasEnded: true })).toBe('expired')
    expect(ask({ hasEnded: true, isOrderOver: true })).toBe('canceled')
  })

  test.each([
    ['a Smartpay that does not answer', 'timeout', true],
    ['a Smartpay to which too many calls came', 'rate-limited', false],
    ['an order that it does not know', 'not-found', false],
  ] as const)('stays as it is with %s', (_name, kind, stops) => {
    const answer = { ok: false as const, reason: { kind, moneyMoved: 'unknown' as const } }
    expect(meaningOfAuthorized(charge, answer)).toMatchObject({
      to: 'authorized',
      failure: kind,
      stops,
    })
  })
})

describe('a capture', () => {
  const payment = {
    id: 'payment_test_1',
    order: 'order_test_1',
    amount: 3000,
    status: null,
    reference: null,
  }

  test('of the whole sum collects the charge', () => {
    expect(meaningOfCapture(charge, { ok: true, value: payment })).toMatchObject({
      to: 'succeeded',
      paymentIds: ['payment_test_1'],
      smartpayId: 'order_test_1',
    })
  })

  test.each([
    ['of another sum', { amount: 2999 }],
    ['of another order', { order: 'order_test_2' }],
  ])('%s is for the order to tell', (_name, change) => {
    expect(meaningOfCapture(charge, { ok: true, value: { ...payment, ...change } })).toBeNull()
  })

  test('without an answer is for the order to tell', () => {
    const reason = { kind: 'timeout', moneyMoved: 'unknown' } as const
    expect(meaningOfCapture(charge, { ok: false, reason })).toBeNull()
  })
})
