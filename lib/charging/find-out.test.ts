import { expect, test } from 'vitest'
import { howToFindOut, isSurelyNone } from './find-out.ts'

const hour = 3_600_000
const charge = {
  failure: 'timeout',
  firstSentAtMs: 0,
  lastSentAtMs: 0,
  nowMs: hour,
  mayBeCharged: true,
}

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

test.each(['timeout', 'unreachable', 'unavailable', 'unreadable', 'rate-limited', 'unauthorized'])(
  'what ended in %s is sent again, because a repeat may end in another way',
  (failure) => {
    expect(howToFindOut({ ...charge, failure })).toBe('send-again')
  },
)

test.each([
  ['while its key may still be sent', { nowMs: hour }, false],
  ['once neither key nor call is left', {}, true],
  ['where nobody wrote down how it ended', { failure: null }, true],
  ['once ten minutes are over, and no sooner', { lastSentAtMs: 6 * hour - 600_000 }, false],
  ['while a call of it may be under way', { lastSentAtMs: 6 * hour - 60_000 }, false],
  ['where an order was seen that is not ours', { failure: 'order.other' }, false],
  ['where Smartpay has two of it', { failure: 'order.double' }, false],
] as const)('one that is not in the list is none: %s', (_name, change, none) => {
  expect(isSurelyNone({ ...charge, nowMs: 6 * hour, ...change })).toBe(none)
})
