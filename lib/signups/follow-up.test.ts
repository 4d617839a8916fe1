import { expect, test } from 'vitest'
import { mayResend, nextCheckInMs } from './follow-up.ts'

test('a key is used again for 5 hours and a half', () => {
  const hour = 3_600_000
  expect(mayResend(0, 5.49 * hour)).toBe(true)
  expect(mayResend(0, 5.5 * hour)).toBe(false)
})

test('looks come ever later and end after a week', () => {
  const day = 24 * 3_600_000
  expect([0, 1, 2, 3, 4, 20].map((count) => nextCheckInMs(count, 0))).toEqual([
    5_000, 60_000, 600_000, 3_600_000, 21_600_000, 21_600_000,
  ])
  expect(nextCheckInMs(4, 7 * day)).toBeNull()
})
