import { expect, test } from 'vitest'
import { mayResend } from './resend-window.ts'

test('a key is used again for 5 hours and a half', () => {
  const hour = 3_600_000
  expect(mayResend(0, 5.49 * hour)).toBe(true)
  expect(mayResend(0, 5.5 * hour)).toBe(false)
})
