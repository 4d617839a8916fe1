import { describe, expect, test } from 'vitest'
import { addressText } from './address-text.ts'
import { readTokenFilter } from './tokens/token-filter.ts'

describe('what an address says', () => {
  test.each([
    ['a name', '山田', '山田'],
    ['nothing', undefined, ''],
    ['two values', ['a', 'b'], ''],
    ['a NUL', 'a\0b\0', 'ab'],
    ['half a character', '\ud83d', '\ufffd'],
    ['a character that is cut in two', `${'x'.repeat(119)}\u{1f600}`, `${'x'.repeat(119)}\ufffd`],
    ['more than fits', 'x'.repeat(200), 'x'.repeat(120)],
  ])('%s is read as the database takes it', (_name, value, expected) => {
    expect(addressText({ q: value }, 'q')).toBe(expected)
    expect(readTokenFilter({ q: value }).search).toBe(expected)
  })
})
