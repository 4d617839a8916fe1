import { describe, expect, test } from 'vitest'
import { mostCountedTokens, mostMissing } from '#lib/tokens/reconcile/vanishing.ts'
import { decideSettlement, type SettlementFacts, suspicionMs } from './settlement.ts'

const hourMs = suspicionMs

describe('decideSettlement', () => {
  const waiting: SettlementFacts = {
    token: { status: 'requires_authorization', seenActive: false, missingForMs: null },
    stale: false,
    signup: 'redirected',
    subscription: 'pending',
    askedAfterChoice: false,
    holds: true,
    answer: 'requires_authorization',
  }
  const nothing = { token: null, missing: null, signup: null, subscription: null }

  const active = { status: 'active', seenActive: true, missingForMs: null } as const
  const settled = { signup: 'completed', subscription: 'other', token: active } as const
  const missingFor = (missingForMs: number) =>
    ({ ...settled, token: { ...active, missingForMs } }) as const

  test.each([
    ['still waiting', {}, nothing],
    [
      'approved',
      { answer: 'active' },
      { token: 'active', missing: null, signup: 'completed', subscription: 'begin' },
    ],
    [
      'approved and turned off before anybody looked',
      { answer: 'disabled' },
      { token: 'disabled', missing: null, signup: 'completed', subscription: 'begin' },
    ],
    [
      'approved after a decline',
      {
        answer: 'active',
        signup: 'rejected',
        token: { status: 'rejected', seenActive: false, missingForMs: null },
      },
      { token: 'active', missing: null, signup: 'completed', subscription: 'begin' },
    ],
    [
      'approved beside another',
      { answer: 'active', subscription: 'other' },
      { token: 'active', missing: null, signup: 'completed', subscription: 'keep' },
    ],
    [
      'approved after another way was chosen',
      { answer: 'active', subscription: 'offline' },
      { token: 'active', missing: null, signup: 'completed', subscription: 'keep' },
    ],
    [
      'approved on trying again after another way',
      { answer: 'active', subscription: 'offline', askedAfterChoice: true },
      { token: 'active', missing: null, signup: 'completed', subscription: 'move' },
    ],
    [
      'approved too late',
      { answer: 'active', holds: false },
      { token: 'active', missing: null, signup: 'completed', subscription: 'late' },
    ],
    [
      'approved too late on trying again after another way',
      { answer: 'active', subscription: 'offline', askedAfterChoice: true, holds: false },
      { token: 'active', missing: null, signup: 'completed', subscription: 'keep' },
    ],
    [
      'approved and settled before',
      {
        answer: 'active',
        signup: 'completed',
        token: { status: 'active', seenActive: true, missingForMs: null },
        subscription: 'other',
      },
      nothing,
    ],
    [
      'declined',
      { answer: 'rejected' },
      { token: 'rejected', missing: null, signup: 'rejected', subscription: null },
    ],
    [
      'declined after another attempt was approved',
      { answer: 'rejected', signup: 'completed' },
      { ...nothing, token: 'rejected' },
    ],
    [
      'deleted there before anybody agreed',
      { answer: 'deleted' },
      { ...nothing, token: 'deleted' },
    ],
    [
      'approved after the customer was erased',
      { answer: 'active', erased: true },
      { ...nothing, token: 'active' },
    ],
    [
      'approved on trying again beside a subscription that another token pays',
      { answer: 'active', subscription: 'other', askedAfterChoice: true },
      { token: 'active', missing: null, signup: 'completed', subscription: 'keep' },
    ],
    ['not shown yet', { answer: 'missing' }, nothing],
    [
      'a slow answer from before the approval',
      {
        signup: 'completed',
        token: { status: 'active', seenActive: true, missingForMs: null },
        subscription: 'other',
      },
      nothing,
    ],
    [
      'a slow answer from before it was disabled',
      {
        answer: 'active',
        stale: true,
        signup: 'completed',
        token: { status: 'disabled', seenActive: true, missingForMs: null },
        subscription: 'other',
      },
      nothing,
    ],
    [
      'not known after it was active',
      { answer: 'missing', ...settled },
      { ...nothing, missing: 'begins' },
    ],
    [
      'not known once more within the hour',
      { answer: 'missing', ...missingFor(hourMs - 1) },
      nothing,
    ],
    [
      'not known once more after an hour',
      { answer: 'missing', ...missingFor(hourMs) },
      { ...nothing, token: 'deleted' },
    ],
    [
      'not known after our own deletion',
      { answer: 'missing', deletionHeard: true, ...settled },
      { ...nothing, token: 'deleted' },
    ],
    [
      'not known before and after our own deletion',
      { answer: 'missing', deletionHeard: true, ...missingFor(1) },
      { ...nothing, token: 'deleted', missing: 'over' },
    ],
    ['never agreed to, whatever we asked', { answer: 'missing', deletionHeard: true }, nothing],
    [
      'not known, by an old answer',
      { answer: 'missing', stale: true, ...missingFor(2 * hourMs) },
      nothing,
    ],
    ['known again', { answer: 'active', ...missingFor(1) }, { ...nothing, missing: 'over' }],
    [
      'known again after it was taken for deleted',
      {
        answer: 'active',
        signup: 'completed',
        subscription: 'other',
        token: { status: 'deleted', seenActive: true, missingForMs: 30 * hourMs },
      },
      { ...nothing, token: 'active', missing: 'over' },
    ],
    [
      'still not known long after',
      {
        answer: 'missing',
        signup: 'completed',
        token: { status: 'deleted', seenActive: true, missingForMs: 30 * hourMs },
      },
      nothing,
    ],
    [
      'disabled there',
      {
        answer: 'disabled',
        signup: 'completed',
        token: { status: 'active', seenActive: true, missingForMs: null },
      },
      { token: 'disabled', missing: null, signup: null, subscription: null },
    ],
    [
      'enabled again there',
      {
        answer: 'active',
        signup: 'completed',
        token: { status: 'disabled', seenActive: true, missingForMs: null },
        subscription: 'other',
      },
      { token: 'active', missing: null, signup: null, subscription: null },
    ],
  ] as const)('%s', (_name, changes, expected) => {
    expect(decideSettlement({ ...waiting, ...changes })).toEqual(expected)
  })
})

test.each([
  [0, 5],
  [299, 5],
  [300, 6],
  [10_000, 200],
  [50_000, 1_000],
  [2_000_000, 1_000],
])('of %i tokens %i may be missing at once', (tokens, most) => {
  expect(mostMissing(tokens)).toBe(most)
})

test('all tokens of a shop that vanish are noticed before the first is believed missing', () => {
  for (const tokens of [1_000, 10_000, 1_000_000])
    expect(mostMissing(tokens)).toBeLessThan(tokens / 24)
})

test('more tokens than are counted change nothing', () => {
  expect(mostMissing(mostCountedTokens)).toBe(mostMissing(10 * mostCountedTokens))
  expect(mostMissing(mostCountedTokens - 1)).toBeLessThan(mostMissing(mostCountedTokens))
})
