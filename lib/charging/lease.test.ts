import { expect, test } from 'vitest'
import { beginLease, mayStillCall } from './lease.ts'

test.each([
  ['one that began', 0, 0, true],
  ['one that is half a minute old', 30_000, 30_000, true],
  ['one that could end within a call', 60_000, 60_000, false],
  ['one whose machine slept, by the clock that stood still', 0, 3_600_000, false],
  ['one whose clock was put back', 0, -3_600_000, false],
])('a lease allows a call: %s', (_name, heldMs, heldWallMs, allowed) => {
  const { sinceMs, sinceWallMs } = beginLease()
  const lease = { sinceMs: sinceMs - heldMs, sinceWallMs: sinceWallMs - heldWallMs }
  expect(mayStillCall(lease)).toBe(allowed)
})
