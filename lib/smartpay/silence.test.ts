import { expect, test } from 'vitest'
import { failureOfStatus, failureOfThrown } from './failure.ts'
import { isSilence } from './silence.ts'

test.each([
  [401, undefined, true],
  [429, undefined, true],
  [500, undefined, true],
  [503, undefined, true],
  // Of somebody in front of Smartpay: it was not asked.
  [400, undefined, true],
  [404, 'route.not-found', true],
  [400, 'request.invalid', false],
  [404, 'token.not-found', false],
  [409, undefined, false],
])('%i with the code %s is silence: %s', (status, errorCode, silent) => {
  expect(isSilence(failureOfStatus(status, { errorCode }))).toBe(silent)
})

test('a call that ended without an answer is silence', () => {
  expect(isSilence(failureOfThrown(new Error('reset')))).toBe(true)
})

test('an answer that cannot be read is not, nor one whose code we do not know', () => {
  expect(isSilence({ kind: 'unreadable' })).toBe(false)
  expect(isSilence({ kind: 'refused' })).toBe(false)
})
