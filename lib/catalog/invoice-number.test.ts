import { expect, test } from 'vitest'
import { hasCheckDigit } from './invoice-number.ts'

// 国税庁 7000012050002: its own 法人番号.
test.each([
  ['T7000012050002', true],
  ['T6000012345674', true],
  ['T1234567890123', false],
  ['T7000012050003', false],
])('%s: %s', (number, fits) => {
  expect(hasCheckDigit(number)).toBe(fits)
})
