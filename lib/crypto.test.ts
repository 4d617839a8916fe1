import { describe, expect, test } from 'vitest'
import { equalSecrets, keyedHash, seal, unseal } from './crypto.ts'

const secret = 'a secret of the test'

describe('seal', () => {
  test('opens in its own row only', () => {
    const sealed = seal(secret, 'token:tok_1', 'paytok_test_1')
    expect(unseal(secret, 'token:tok_1', sealed)).toBe('paytok_test_1')
    expect(() => unseal(secret, 'token:tok_2', sealed)).toThrow()
    expect(() => unseal('another secret', 'token:tok_1', sealed)).toThrow()
  })

  test('is different every time and tells nothing', () => {
    const [one, other] = [seal(secret, 'a', 'text'), seal(secret, 'a', 'text')]
    expect(one).not.toBe(other)
    expect(Buffer.from(one).toString()).not.toContain('text')
  })

  test.each([0, 1, 2, 3])('refuses a change in part %i', (index) => {
    const parts = seal(secret, 'a', 'text').split('.')
    parts[index] = `${parts[index]?.startsWith('A') ? 'B' : 'A'}${parts[index]?.slice(1)}`
    expect(() => unseal(secret, 'a', parts.join('.'))).toThrow()
  })

  test('refuses a cut authentication tag', () => {
    const [id, iv, tag, text] = seal(secret, 'a', 'text').split('.')
    expect(() => unseal(secret, 'a', [id, iv, tag?.slice(0, 6), text].join('.'))).toThrow()
  })
})

test('a keyed hash depends on secret and purpose', () => {
  const hashes = [
    keyedHash(secret, 'browser', 'x'),
    keyedHash(secret, 'limit', 'x'),
    keyedHash('other', 'browser', 'x'),
    keyedHash(secret, 'browser', 'y'),
  ]
  expect(new Set(hashes).size).toBe(4)
  expect(keyedHash(secret, 'browser', 'x')).toBe(hashes[0])
})

test('secrets are equal only when they are', () => {
  expect(equalSecrets('Bearer a', 'Bearer a')).toBe(true)
  expect(equalSecrets('Bearer a', 'Bearer b')).toBe(false)
  expect(equalSecrets('', 'Bearer a')).toBe(false)
})
