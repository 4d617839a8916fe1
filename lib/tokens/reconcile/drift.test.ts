import { expect, test } from 'vitest'
import { type DriftFix, type DriftKind, fixFor } from './drift.ts'

const usual = { isOurs: true, isDoubtful: false }

test.each<[string, DriftKind, string | null, Partial<typeof usual>, DriftFix | null]>([
  ['an unknown one that may be charged', 'unknown-here', 'active', {}, 'disable-there'],
  ['an unknown one that names nothing of ours', 'unknown-here', 'active', { isOurs: false }, null],
  ['an unknown one that may not', 'unknown-here', 'disabled', {}, null],
  ['one that is gone there', 'not-there', null, {}, 'take-deleted'],
  ['one that is active there only', 'other-state', 'active', {}, 'take-active'],
  ['one that is disabled there only', 'other-state', 'disabled', {}, 'take-disabled'],
  // Another key or secret: every token stands on both lists.
  [
    'an unknown one where as many of ours are missing',
    'unknown-here',
    'active',
    { isDoubtful: true },
    null,
  ],
  [
    'a missing one where as many are unknown',
    'not-there',
    null,
    { isDoubtful: true },
    'take-deleted',
  ],
  [
    'a state that differs meanwhile',
    'other-state',
    'disabled',
    { isDoubtful: true },
    'take-disabled',
  ],
])('%s', (_name, kind, there, facts, remedy) =>
  expect(fixFor(kind, there, { ...usual, ...facts })).toBe(remedy),
)
