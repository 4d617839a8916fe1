import { expect, test } from 'vitest'
import { type DriftKind, type Remedy, remedyFor } from './drift.ts'

test.each<[string, DriftKind, string | null, boolean, Remedy | null]>([
  ['an unknown one that may be charged', 'unknown-here', 'active', false, 'disable-there'],
  ['an unknown one that may not', 'unknown-here', 'disabled', false, null],
  ['one that is gone there', 'not-there', null, false, 'take-deleted'],
  ['one that is active there only', 'other-state', 'active', false, 'take-active'],
  ['one that is disabled there only', 'other-state', 'disabled', false, 'take-disabled'],
  // Another key or secret: every token stands on both lists.
  ['an unknown one where as many of ours are missing', 'unknown-here', 'active', true, null],
  ['a missing one where as many are unknown', 'not-there', null, true, 'take-deleted'],
  ['a state that differs meanwhile', 'other-state', 'disabled', true, 'take-disabled'],
])('%s', (_name, kind, there, isDoubtful, remedy) =>
  expect(remedyFor(kind, there, isDoubtful)).toBe(remedy),
)
