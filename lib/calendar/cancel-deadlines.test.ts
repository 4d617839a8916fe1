import { expect, test } from 'vitest'
import { plainDate } from '#lib/plain-date.ts'
import { firstCancelDeadline, nextCancelDeadline } from './cancel-deadlines.ts'
import { officeDays, rulesWith } from './testing.ts'

const anchor = plainDate('2026-08-24')

test.each([
  ['the day before the second order', rulesWith(), '2026-09-23'],
  ['before the order after the minimum', rulesWith({ minimumCycles: 3 }), '2026-11-23'],
  [
    'the second order’s cut-off',
    rulesWith({ cutOff: { days: 2, count: 'business' } }, officeDays),
    '2026-09-17',
  ],
])('at first %s', (_name, rules, expected) => {
  expect(`${firstCancelDeadline(rules, anchor)}`).toBe(expected)
})

test('then the cut-off of the order that comes, never before the minimum ends', () => {
  const next = (minimumCycles: number, comingOn: string) =>
    `${nextCancelDeadline(rulesWith({ minimumCycles }), anchor, plainDate(comingOn))}`
  expect(next(1, '2026-12-24')).toBe('2026-12-23')
  expect(next(3, '2026-09-24')).toBe('2026-11-23')
  expect(next(3, '2026-12-24')).toBe('2026-12-23')
})
