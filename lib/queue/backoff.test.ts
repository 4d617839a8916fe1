import { expect, test } from 'vitest'
import { backoffMs } from './backoff.ts'

test.each([
  [0, 1],
  [1, 1],
  [2, 4],
  [3, 16],
  [5, 256],
  [6, 360],
  [1_000, 360],
])('after %i attempts it waits %i minutes', (attempts, minutes) => {
  expect(backoffMs(attempts)).toBe(minutes * 60_000)
})
