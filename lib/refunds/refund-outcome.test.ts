import { describe, expect, test } from 'vitest'
import { ok, refused } from '#lib/result.ts'
import { failureOfStatus, type SmartpayFailure } from '#lib/smartpay/failure.ts'
import { howToGoOn, isSurelyNone, meaningOfRefund } from './refund-outcome.ts'

const sent = { id: 'rfd_1', paymentId: 'payment_1', amountMinor: 500, mayHaveMoved: false }
const made = {
  id: 'refund_1',
  payment: 'payment_1',
  amount: 500,
  reference: 'rfd_1',
  createdAt: null,
  status: 'succeeded',
} as const

describe('an answer', () => {
  test('of a refund that was made is its end', () => {
    expect(meaningOfRefund(sent, ok(made))).toMatchObject({
      to: 'succeeded',
      smartpayId: 'refund_1',
      failure: null,
    })
  })

  test('that it failed is its end, too', () => {
    expect(meaningOfRefund(sent, ok({ ...made, status: 'failed' }))).toMatchObject({
      to: 'failed',
      failure: 'refund.failed',
    })
  })

  test.each([
    ['refund.other', { amount: 501 }],
    ['refund.other', { payment: 'payment_2' }],
    ['refund.other', { reference: 'rfd_2' }],
    ['refund.new-status', { status: null }],
  ])('that is not as asked leaves it in doubt: %s', (failure, changes) => {
    expect(meaningOfRefund(sent, ok({ ...made, ...changes }))).toMatchObject({
      to: 'unknown',
      failure,
      mayHaveMoved: true,
    })
  })
})

const error = (status: number, errorCode?: string) =>
  failureOfStatus(status, errorCode === undefined ? {} : { errorCode, statusCode: status })

describe('a failure', () => {
  test.each<[string, SmartpayFailure, string]>([
    ['no such payment', error(404, 'payment.not-found'), 'failed'],
    ['more than is left', error(403, 'amount.insufficient'), 'failed'],
    ['wrong contents', error(400, 'request.invalid'), 'failed'],
    ['a gateway’s 404', error(404), 'unknown'],
    ['a code that is new', error(403, 'refund.not-today'), 'unknown'],
    ['a key in use', error(409), 'unknown'],
    ['a key with other bytes', error(409, 'idempotency.conflict'), 'unknown'],
    ['too many calls', error(429), 'unknown'],
    ['a wrong key', error(401), 'unknown'],
    ['a breakdown', error(503), 'unknown'],
    ['silence', { kind: 'timeout', moneyMoved: 'unknown' }, 'unknown'],
    ['no connection', { kind: 'unreachable', moneyMoved: 'no' }, 'unknown'],
  ])('%s', (_, failure, to) => {
    expect(meaningOfRefund(sent, refused(failure)).to).toBe(to)
  })

  test('after a call that may have made it is no end', () => {
    const failure = error(403, 'amount.insufficient')
    expect(meaningOfRefund({ ...sent, mayHaveMoved: true }, refused(failure))).toMatchObject({
      to: 'unknown',
      failure: 'amount.insufficient',
      mayHaveMoved: true,
    })
  })

  test.each([
    [error(429), true],
    [error(503), true],
    [error(403, 'amount.insufficient'), false],
    [error(404), true],
  ])('says whether whatever is asked next would end the same: %j', (failure, silent) => {
    expect(meaningOfRefund(sent, refused(failure)).silent).toBe(silent)
  })
})

const hour = 3_600_000
const at = (hoursAgo: number | null, failure: string | null = 'timeout') => ({
  failure,
  firstSentAtMs: hoursAgo === null ? null : 100 * hour - hoursAgo * hour,
  lastSentAtMs: hoursAgo === null ? null : 100 * hour - hoursAgo * hour,
  nowMs: 100 * hour,
})

test.each([
  [at(null, null), 'send'],
  [at(1), 'send'],
  [at(5.4), 'send'],
  [at(5.6), 'look-up'],
  [at(1, 'amount.insufficient'), 'look-up'],
  [at(1, 'idempotency.conflict'), 'look-up'],
])('goes on with its key while Smartpay remembers it: %j', (claimed, how) => {
  expect(howToGoOn(claimed)).toBe(how)
})

test('an answer to our own key that names no reference is ours', () => {
  expect(meaningOfRefund(sent, ok({ ...made, reference: null })).to).toBe('succeeded')
})

test.each([
  [at(null), true],
  [at(5.4), false],
  [at(5.6), true],
  // Seen, and not as it was asked for.
  [at(5.6, 'refund.other'), false],
  [at(5.6, 'refund.new-status'), false],
  [{ ...at(5.6), lastSentAtMs: 100 * hour - 60_000 }, false],
])('is surely none only once nothing is under way: %j', (claimed, none) => {
  expect(isSurelyNone(claimed)).toBe(none)
})
