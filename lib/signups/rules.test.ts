import { describe, expect, test } from 'vitest'
import { keepable } from './draft.ts'
import { nextLookInMs } from './next-look.ts'
import { parseQuantity } from './quantity.ts'
import { mayResend } from './resend.ts'

describe('parseQuantity', () => {
  test.each([
    [undefined, 1],
    ['', 1],
    ['3', 3],
    ['３', 3],
    [' 2 ', 2],
    ['4', null],
    ['0', null],
    ['-1', null],
    ['1e9', null],
    ['1.5', null],
    ['NaN', null],
    ['0x1', null],
  ])('%j', (typed, expected) => expect(parseQuantity(typed, 3)).toBe(expected))
})

test('what is kept fits into the database', () => {
  expect(keepable('a\0b\ud800')).toBe('ab\ufffd')
  expect(keepable('x'.repeat(5_000_000))).toHaveLength(500)
})

test('a key is used again for 5 hours and a half', () => {
  const hour = 3_600_000
  expect(mayResend(0, 5.49 * hour)).toBe(true)
  expect(mayResend(0, 5.5 * hour)).toBe(false)
})

test('looks come ever later and end after a week', () => {
  const day = 24 * 3_600_000
  expect([0, 1, 2, 3, 4, 20].map((count) => nextLookInMs(count, 0))).toEqual([
    5_000, 60_000, 600_000, 3_600_000, 21_600_000, 21_600_000,
  ])
  expect(nextLookInMs(4, 7 * day)).toBeNull()
})
