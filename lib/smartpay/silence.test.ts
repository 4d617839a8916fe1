import { expect, test } from 'vitest'
import { failureOfStatus, failureOfThrown } from './failure.ts'
import { isSilence } from './silence.ts'

test.each([
  [401, true],
  [429, true],
  [500, true],
  [503, true],
  [400, false],
  [409, false],
])('%i is silence: %s', (status, silent) => {
  expect(isSilence(failureOfStatus(status))).toBe(silent)
})

test('a call that ended without an answer is silence', () => {
  expect(isSilence(failureOfThrown(new Error('reset')))).toBe(true)
})

test('an answer that cannot be read is not', () => {
  expect(isSilence({ kind: 'unreadable' })).toBe(false)
})
