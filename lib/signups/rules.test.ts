import { describe, expect, test } from 'vitest'
import { decideSettlement, type SettlementFacts } from '#lib/tokens/settlement.ts'
import { keepable } from './draft.ts'
import { nextLookInMs } from './next-look.ts'
import { parseQuantity } from './quantity.ts'
import { mayResend } from './resend.ts'

describe('parseQuantity', () => {
  test.each([
    [undefined, 1],
    ['', 1],
    ['3', 3],
    ['３', 3],
    [' 2 ', 2],
    ['4', null],
    ['0', null],
    ['-1', null],
    ['1e9', null],
    ['1.5', null],
    ['NaN', null],
    ['0x1', null],
  ])('%j', (typed, expected) => expect(parseQuantity(typed, 3)).toBe(expected))
})

test('what is kept fits into the database', () => {
  expect(keepable('a\0b\ud800')).toBe('ab\ufffd')
  expect(keepable('x'.repeat(5_000_000))).toHaveLength(500)
})

test('a key is used again for 5 hours and a half', () => {
  const hour = 3_600_000
  expect(mayResend(0, 5.49 * hour)).toBe(true)
  expect(mayResend(0, 5.5 * hour)).toBe(false)
})

test('looks come ever later and end after a week', () => {
  const day = 24 * 3_600_000
  expect([0, 1, 2, 3, 4, 20].map((count) => nextLookInMs(count, 0))).toEqual([
    5_000, 60_000, 600_000, 3_600_000, 21_600_000, 21_600_000,
  ])
  expect(nextLookInMs(4, 7 * day)).toBeNull()
})

describe('decideSettlement', () => {
  const waiting: SettlementFacts = {
    token: { status: 'requires_authorization', seenActive: false },
    stale: false,
    signup: 'redirected',
    subscription: 'pending',
    askedAfterWay: false,
    holds: true,
    answer: 'requires_authorization',
  }
  const nothing = { token: null, signup: null, subscription: null }

  test.each([
    ['still waiting', {}, nothing],
    [
      'approved',
      { answer: 'active' },
      { token: 'active', signup: 'completed', subscription: 'begin' },
    ],
    [
      'approved and turned off before anybody looked',
      { answer: 'disabled' },
      { token: 'disabled', signup: 'completed', subscription: 'begin' },
    ],
    [
      'approved after a decline',
      { answer: 'active', signup: 'rejected', token: { status: 'rejected', seenActive: false } },
      { token: 'active', signup: 'completed', subscription: 'begin' },
    ],
    [
      'approved beside another',
      { answer: 'active', subscription: 'other' },
      { token: 'active', signup: 'completed', subscription: 'keep' },
    ],
    [
      'approved after another way was chosen',
      { answer: 'active', subscription: 'by-hand' },
      { token: 'active', signup: 'completed', subscription: 'keep' },
    ],
    [
      'approved on trying again after another way',
      { answer: 'active', subscription: 'by-hand', askedAfterWay: true },
      { token: 'active', signup: 'completed', subscription: 'move' },
    ],
    [
      'approved too late',
      { answer: 'active', holds: false },
      { token: 'active', signup: 'completed', subscription: 'late' },
    ],
    [
      'approved too late on trying again after another way',
      { answer: 'active', subscription: 'by-hand', askedAfterWay: true, holds: false },
      { token: 'active', signup: 'completed', subscription: 'keep' },
    ],
    [
      'approved and settled before',
      {
        answer: 'active',
        signup: 'completed',
        token: { status: 'active', seenActive: true },
        subscription: 'other',
      },
      nothing,
    ],
    [
      'declined',
      { answer: 'rejected' },
      { token: 'rejected', signup: 'rejected', subscription: null },
    ],
    ['not shown yet', { answer: 'missing' }, nothing],
    [
      'a slow answer from before the approval',
      { signup: 'completed', token: { status: 'active', seenActive: true }, subscription: 'other' },
      nothing,
    ],
    [
      'a slow answer from before it was disabled',
      {
        answer: 'active',
        stale: true,
        signup: 'completed',
        token: { status: 'disabled', seenActive: true },
        subscription: 'other',
      },
      nothing,
    ],
    [
      'gone after it was active',
      { answer: 'missing', signup: 'completed', token: { status: 'active', seenActive: true } },
      { token: 'deleted', signup: null, subscription: null },
    ],
    [
      'disabled there',
      { answer: 'disabled', signup: 'completed', token: { status: 'active', seenActive: true } },
      { token: 'disabled', signup: null, subscription: null },
    ],
    [
      'enabled again there',
      {
        answer: 'active',
        signup: 'completed',
        token: { status: 'disabled', seenActive: true },
        subscription: 'other',
      },
      { token: 'active', signup: null, subscription: null },
    ],
  ] as const)('%s', (_name, changes, expected) => {
    expect(decideSettlement({ ...waiting, ...changes })).toEqual(expected)
  })
})
