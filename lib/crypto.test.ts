import { describe, expect, test } from 'vitest'
import { equalSecrets, keyedHash, keyedHashes, keyIdOf, seal, unseal } from './crypto.ts'

const secret = { current: 'a secret of the test', previous: undefined }
const other = { current: 'another secret', previous: undefined }
/** `secret` became `other`. */
const changing = { current: other.current, previous: secret.current }

describe('seal', () => {
  test('opens in its own row only', () => {
    const sealed = seal(secret, 'token:tok_1', 'paytok_test_1')
    expect(unseal(secret, 'token:tok_1', sealed)).toBe('paytok_test_1')
    expect(() => unseal(secret, 'token:tok_2', sealed)).toThrow('was changed')
    expect(() => unseal(other, 'token:tok_1', sealed)).toThrow('sealed with another APP_SECRET')
  })

  test('is different every time and tells nothing', () => {
    const [one, two] = [seal(secret, 'a', 'text'), seal(secret, 'a', 'text')]
    expect(one).not.toBe(two)
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

describe('while the secret is being changed', () => {
  test('what either sealed opens, and what is new is sealed with the new one', () => {
    expect(unseal(changing, 'a', seal(secret, 'a', 'text'))).toBe('text')
    expect(unseal(changing, 'a', seal(changing, 'a', 'text'))).toBe('text')
    expect(unseal(other, 'a', seal(changing, 'a', 'text'))).toBe('text')
    expect(() => unseal(secret, 'a', seal(changing, 'a', 'text'))).toThrow('another APP_SECRET')
  })

  test('a value from before keys had ids opens with whichever sealed it', () => {
    const old = seal(secret, 'a', 'text').replace(/^[^.]+/, 'k1')
    expect(unseal(secret, 'a', old)).toBe('text')
    expect(unseal(changing, 'a', old)).toBe('text')
    expect(() => unseal(other, 'a', old)).toThrow()
  })

  test('a value is looked up by the hash of either, the new one first', () => {
    expect(keyedHashes(changing, 'browser', 'x')).toEqual([
      keyedHash(other, 'browser', 'x'),
      keyedHash(secret, 'browser', 'x'),
    ])
    expect(keyedHashes(secret, 'browser', 'x')).toEqual([keyedHash(secret, 'browser', 'x')])
  })

  test('the id of a key is its own', () => {
    expect(keyIdOf('one')).toMatch(/^k[0-9a-f]{12}$/)
    expect(keyIdOf('one')).not.toBe(keyIdOf('two'))
  })
})

test('a keyed hash depends on secret and purpose', () => {
  const hashes = [
    keyedHash(secret, 'browser', 'x'),
    keyedHash(secret, 'limit', 'x'),
    keyedHash(other, 'browser', 'x'),
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
