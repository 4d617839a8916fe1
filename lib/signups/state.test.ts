import { expect, test } from 'vitest'
import { maySignupMove, type SignupStatus, shownStatus } from './state.ts'

const statuses = ['draft', 'submitting', 'redirected', 'completed', 'rejected'] as const

test.each<[SignupStatus, SignupStatus[]]>([
  ['draft', ['submitting', 'completed']],
  ['submitting', ['redirected', 'rejected']],
  ['redirected', ['completed', 'rejected']],
  ['rejected', ['completed']],
  ['completed', []],
])('from %s a signup moves to %j and nowhere else', (from, allowed) => {
  expect(statuses.filter((to) => maySignupMove(from, to))).toEqual(allowed)
})

test.each([
  ['draft', null, false, 'draft'],
  ['draft', null, true, 'typed'],
  ['redirected', null, true, 'redirected'],
  ['redirected', 'canceled', true, 'canceled'],
  ['redirected', 'abandoned', true, 'abandoned'],
  ['completed', 'abandoned', true, 'completed'],
])('a signup that is %s, labelled %s, typed %s stands as %s', (status, label, hasDetails, word) => {
  expect(shownStatus({ status, label, hasDetails })).toBe(word)
})
