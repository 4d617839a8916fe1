import { expect, test } from 'vitest'
import type { ChargeStatus } from '#lib/states/charge.ts'
import { Breaker } from './breaker.ts'

/** After how many outcomes it trips; null: never. */
function tripsAfter(outcomes: readonly ChargeStatus[]): number | null {
  const breaker = new Breaker()
  const at = outcomes.findIndex((to) => breaker.trips(to, 1))
  return at === -1 ? null : at + 1
}

const times = (count: number, to: ChargeStatus): ChargeStatus[] =>
  Array.from({ length: count }, () => to)

test.each<[string, ChargeStatus[], number | null]>([
  ['a few that go wrong are none', times(19, 'failed'), null],
  ['twenty declines are', times(25, 'hard_declined'), 20],
  ['twenty refusals are', times(25, 'refused'), 20],
  ['twenty faults are', times(25, 'failed'), 20],
  ['twenty of which nobody knows are', times(25, 'unknown'), 20],
  [
    'declines, refusals, faults and silence count alike',
    [
      ...times(5, 'hard_declined'),
      ...times(5, 'refused'),
      ...times(5, 'failed'),
      ...times(5, 'unknown'),
    ],
    20,
  ],
  [
    'twelve of twenty are not more than the share',
    [...times(8, 'succeeded'), ...times(12, 'failed')],
    null,
  ],
  ['thirteen of twenty are', [...times(7, 'succeeded'), ...times(13, 'failed')], 20],
  [
    'what went well long ago does not hide what goes wrong now',
    [...times(100, 'succeeded'), ...times(40, 'failed')],
    125,
  ],
  ['money on its way is no fault', times(50, 'open'), null],
])('%s', (_name, outcomes, after) => {
  expect(tripsAfter(outcomes)).toBe(after)
})

test('trips once', () => {
  const breaker = new Breaker()
  const tripped = times(60, 'failed').filter((to) => breaker.trips(to, 1))
  expect(tripped).toHaveLength(1)
  expect(breaker.isTripped).toBe(true)
})

test('what is declined again does not count, what goes wrong again does', () => {
  const again = (to: ChargeStatus) => {
    const breaker = new Breaker()
    return times(30, to).some((outcome) => breaker.trips(outcome, 2))
  }
  expect([again('hard_declined'), again('refused'), again('failed')]).toEqual([false, false, true])
})
