import { expect, test } from 'vitest'
import { shownStatus } from './shown-status.ts'

test.each([
  ['draft', null, false, 'draft'],
  ['draft', null, true, 'typed'],
  ['redirected', null, true, 'redirected'],
  ['redirected', 'canceled', true, 'canceled'],
  ['redirected', 'abandoned', true, 'abandoned'],
  ['completed', 'abandoned', true, 'completed'],
] as const)(
  'a signup that is %s, labelled %s, typed %s stands as %s',
  (status, label, hasDetails, word) => {
    expect(shownStatus({ status, label, hasDetails })).toBe(word)
  },
)
