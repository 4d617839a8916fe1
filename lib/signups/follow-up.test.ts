import { expect, test } from 'vitest'
import { nextCheckInMs } from './follow-up.ts'

test('looks come ever later and end after a week', () => {
  const day = 24 * 3_600_000
  expect([0, 1, 2, 3, 4, 20].map((count) => nextCheckInMs(count, 0))).toEqual([
    5_000, 60_000, 600_000, 3_600_000, 21_600_000, 21_600_000,
  ])
  expect(nextCheckInMs(4, 7 * day)).toBeNull()
})
