import { expect, test } from 'vitest'
import { howToFindOut, isSurelyNone } from './find-out.ts'

const hour = 3_600_000
const charge = { failure: 'timeout', firstSentAtMs: 0, nowMs: hour, mayBeCharged: true }

test.each([
  ['without an answer it is sent again', {}, 'send-again'],
  ['nobody wrote down how it ended', { failure: null }, 'send-again'],
  ['Smartpay may have forgotten its key', { nowMs: 5.5 * hour }, 'look-up'],
  ['a repeat would be answered the same', { failure: 'idempotency.conflict' }, 'look-up'],
  ['a refusal after a lost answer', { failure: 'token.invalid' }, 'look-up'],
  ['an order that is not ours', { failure: 'order.other' }, 'look-up'],
  ['somebody holds it by now', { mayBeCharged: false }, 'look-up'],
] as const)('%s', (_name, change, how) => {
  expect(howToFindOut({ ...charge, ...change })).toBe(how)
})

test('one that is not in the list is none only when no repeat of it can be under way', () => {
  expect(isSurelyNone(charge)).toBe(false)
  expect(isSurelyNone({ ...charge, nowMs: 6 * hour })).toBe(true)
})
