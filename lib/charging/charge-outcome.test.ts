import { describe, expect, test } from 'vitest'
import { failureOfStatus, failureOfThrown } from '#lib/smartpay/failure.ts'
import type { SmartpayOrder } from '#lib/smartpay/order-schemas.ts'
import { judgeCharge } from './charge-outcome.ts'
import { repeatable } from './find-out.ts'

const charge = { id: 'chg_1', amountMinor: 7800, mayHaveMoved: false }

function order(change: Partial<SmartpayOrder>): { ok: true; value: SmartpayOrder } {
  return {
    ok: true,
    value: {
      id: 'order_test_1',
      status: 'succeeded',
      amount: 7800,
      tokenId: null,
      reference: 'chg_1',
      paymentIds: ['payment_test_1'],
      capturedMinor: 7800,
      expiresAt: null,
      createdAt: null,
      ...change,
    },
  }
}

describe('an order of Smartpay’s', () => {
  test.each([
    ['succeeded', 'succeeded'],
    ['requires_capture', 'authorized'],
    ['requires_authorization', 'open'],
    ['pending', 'open'],
    ['rejected', 'hard_declined'],
    ['canceled', 'hard_declined'],
    ['failed', 'hard_declined'],
    [null, 'unknown'],
  ] as const)('that is %s makes the charge %s', (status, to) => {
    expect(judgeCharge(charge, order({ status })).to).toBe(to)
  })

  test('is kept with its payments, and nobody has to wait for it', () => {
    expect(judgeCharge(charge, order({}))).toEqual({
      to: 'succeeded',
      authorizedUntilMs: null,
      mayHaveMoved: true,
      failure: null,
      smartpayId: 'order_test_1',
      paymentIds: ['payment_test_1'],
      stops: false,
      waitMs: null,
    })
  })

  test('needs no payment before it is captured', () => {
    const answer = order({ status: 'requires_capture', paymentIds: [] })
    expect(judgeCharge(charge, answer)).toMatchObject({ to: 'authorized', failure: null })
  })

  test('of a status that we do not know says so', () => {
    expect(judgeCharge(charge, order({ status: null })).failure).toBe('order.new-status')
  })

  test('is not believed to be paid without a payment', () => {
    expect(judgeCharge(charge, order({ paymentIds: [] }))).toMatchObject({
      to: 'unknown',
      failure: 'order.no-payment',
    })
  })

  test.each([
    ['of another sum', { amount: 7801 }],
    ['of another reference', { reference: 'chg_2' }],
    ['without a reference', { reference: null }],
  ])('%s is left to a human', (_name, change) => {
    expect(judgeCharge(charge, order(change))).toMatchObject({
      to: 'unknown',
      failure: 'order.other',
      smartpayId: null,
      paymentIds: [],
    })
  })
})

describe('no order', () => {
  const own = (status: number, errorCode: string) =>
    ({ ok: false, reason: failureOfStatus(status, { errorCode, statusCode: status }) }) as const
  const timeout = { ok: false, reason: { kind: 'timeout', moneyMoved: 'unknown' } } as const
  const unreachable = {
    ok: false,
    reason: failureOfThrown(Object.assign(new Error(), { cause: { code: 'ECONNREFUSED' } })),
  } as const

  test.each([
    ['the token is not usable', own(400, 'token.invalid'), 'refused', false],
    ['there is no such token', own(404, 'token.not-found'), 'refused', false],
    ['the request is wrong', own(400, 'request.invalid'), 'failed', false],
    ['too many calls', own(429, 'request.rate-limited'), 'intended', false],
    ['a wrong key', { ok: false, reason: failureOfStatus(401) } as const, 'intended', true],
    ['nobody listens', unreachable, 'intended', true],
    ['no answer came', timeout, 'unknown', true],
    ['a 404 of a gateway', { ok: false, reason: failureOfStatus(404) } as const, 'unknown', true],
    ['the key is in use', own(409, 'idempotency.in-progress'), 'unknown', false],
    ['the key was used with other bytes', own(409, 'idempotency.conflict'), 'unknown', false],
  ] as const)('%s: %o is %s, stops: %s', (_name, answer, to, stops) => {
    expect(judgeCharge(charge, answer)).toMatchObject({ to, stops })
  })

  test('trouble that passes is named by its kind, whatever its code, so that it is repeated', () => {
    const answer = own(503, 'unexpected_error')
    expect(judgeCharge(charge, answer)).toMatchObject({ to: 'unknown', failure: 'unavailable' })
    expect(repeatable.has('unavailable')).toBe(true)
  })

  test.each([
    ['unauthorized', true],
    ['unavailable', true],
    ['unreachable', true],
    ['timeout', true],
    ['rate-limited', false],
    ['unreadable', false],
    ['invalid', false],
    ['not-found', false],
    ['conflict', false],
    ['refused', false],
  ] as const)('whether nobody needs to ask now: %s, %s', (kind, stops) => {
    const reason = { kind, moneyMoved: 'unknown' } as const
    expect(judgeCharge(charge, { ok: false, reason })).toMatchObject({ failure: kind, stops })
  })

  test('is asked for again when Smartpay says, or nobody knows when', () => {
    const { reason } = own(429, 'request.rate-limited')
    const waits = { ok: false, reason: { ...reason, retryAfterMs: 4_000 } } as const
    expect(judgeCharge(charge, waits).waitMs).toBe(4_000)
    expect(judgeCharge(charge, { ok: false, reason })).toEqual({
      to: 'intended',
      mayHaveMoved: false,
      failure: 'rate-limited',
      smartpayId: null,
      paymentIds: [],
      stops: false,
      waitMs: null,
    })
  })

  test('a refusal does not undo what an earlier try may have done', () => {
    const sentBefore = { ...charge, mayHaveMoved: true }
    expect(judgeCharge(sentBefore, own(400, 'token.invalid'))).toMatchObject({
      to: 'unknown',
      mayHaveMoved: true,
      failure: 'token.invalid',
    })
  })
})
