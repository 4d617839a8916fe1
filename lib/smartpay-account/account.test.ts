import { describe, expect, test } from 'vitest'
import { explainKeyRefusal, fingerprintOf, type KnownAccount, whyNotKey } from './account.ts'

const testKey = { secretKey: 'sk_test_one', test: true }
const liveKey = { secretKey: 'sk_live_one', test: false }

function known(key: typeof testKey, changes: Partial<KnownAccount> = {}): KnownAccount {
  const salt = `salt of ${key.secretKey}`
  const fingerprint = fingerprintOf(salt, key.secretKey)
  return { test: key.test, current: true, salt, fingerprint, ...changes }
}

describe('whyNotKey', () => {
  test.each([
    ['a shop that nobody knows yet', testKey, [], null],
    ['the key it is known by', testKey, [known(testKey)], null],
    ['the live key it is known by', liveKey, [known(liveKey)], null],
    [
      'another key of its mode',
      { ...testKey, secretKey: 'sk_test_two' },
      [known(testKey)],
      'other-account',
    ],
    ['a live key on a test shop', liveKey, [known(testKey)], 'other-mode'],
    ['a test key on a live shop', testKey, [known(liveKey)], 'other-mode'],
    [
      'the test key from before it went live',
      testKey,
      [known(testKey, { current: false }), known(liveKey)],
      'other-mode',
    ],
    [
      'any key of the mode of its rows, while none was heard',
      testKey,
      [known(testKey, { salt: null, fingerprint: null })],
      null,
    ],
    [
      'the other mode than that of its rows',
      testKey,
      [known(liveKey, { salt: null, fingerprint: null })],
      'other-mode',
    ],
  ] as const)('%s', (_name, key, accounts, because) => {
    expect(whyNotKey(key, accounts)).toBe(because)
  })
})

test('a fingerprint holds nothing of the key and differs by its salt', () => {
  expect(fingerprintOf('a', 'sk_test_one')).toMatch(/^[0-9a-f]{64}$/)
  expect(fingerprintOf('a', 'sk_test_one')).not.toBe(fingerprintOf('b', 'sk_test_one'))
})

test.each(['other-mode', 'other-account'] as const)('%s says what mends it', (reason) => {
  const { mend } = explainKeyRefusal(reason, true)
  expect(mend).toContain('npm run smartpay:account -- --accept-key')
})
