import { describe, expect, test } from 'vitest'
import { keepable, parseQuantity } from './draft.ts'

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
