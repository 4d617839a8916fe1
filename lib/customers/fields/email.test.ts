import { expect, test } from 'vitest'
import { emailIdentity } from './email.ts'

test.each([
  ['Hanako@Example.jp', 'hanako@example.jp'],
  ['\u3000ｈａｎａｋｏ＠example.jp ', 'hanako@example.jp'],
  ['hana.ko+tea@example.jp', 'hana.ko+tea@example.jp'],
])('%s is the customer %s', (email, expected) => {
  expect(emailIdentity(email)).toBe(expected)
  expect(emailIdentity(expected)).toBe(expected)
})
