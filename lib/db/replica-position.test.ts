import { expect, test } from 'vitest'
import { whyNotUsed } from './replica-position.ts'

const ours = { lastEntry: 7n, canary: 'sealed', secondsBehind: null }
const theirs = { ...ours, secondsBehind: 0.2 }

test.each([
  ['one that has all', {}, null],
  ['one that is ten seconds behind', { secondsBehind: 10 }, null],
  ['one that is further behind', { secondsBehind: 10.1 }, 'behind'],
  ['one without what staff did last', { lastEntry: 6n }, 'behind'],
  ['one that has more by now', { lastEntry: 8n }, null],
  ['a database that follows nobody', { secondsBehind: null }, 'no-standby'],
  ['a standby of another shop', { canary: 'of another' }, 'other-database'],
  ['an empty database', { canary: null }, 'other-database'],
])('of %s', (_which, difference, because) => {
  expect(whyNotUsed(ours, { ...theirs, ...difference })).toBe(because)
})

test('two empty databases are not the same', () => {
  expect(whyNotUsed({ ...ours, canary: null }, { ...theirs, canary: null })).toBe('other-database')
})
