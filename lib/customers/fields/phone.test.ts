import { expect, test } from 'vitest'
import { formatPhone } from './phone.ts'

test.each([
  ['+819012345678', '090-1234-5678'],
  ['+815012345678', '050-1234-5678'],
  ['+81312345678', '03-1234-5678'],
  ['+81263123456', '0263-12-3456'],
  ['nonsense', 'nonsense'],
])('%s reads as %s', (e164, expected) => expect(formatPhone(e164)).toBe(expected))
