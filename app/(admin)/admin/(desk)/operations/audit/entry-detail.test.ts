import { expect, test } from 'vitest'
import { detailOf, shortId } from './entry-detail.ts'

const long = 'x'.repeat(50_000)

test.each<[string, string, string]>([
  ['what every object has', 'constructor', 'constructor'],
  ['the parent of every object', '__proto__', '__proto__'],
  ['a method of every object', 'toString', 'toString'],
  ['a token', 'tok_0123456789ABCDEFGHIJkl', 'tok_…IJkl'],
])('%s stands as it is', (_name, value, shown) => {
  expect(detailOf({ token: value }, 'ja', shortId)).toEqual([expect.stringContaining(shown)])
  expect(detailOf({ [value]: 'done' }, 'en', shortId)).toHaveLength(1)
})

test('a value of any length is shown as a piece and kept whole in a file', () => {
  const [shown = ''] = detailOf({ token: long }, 'ja', shortId)
  expect(shown.length).toBeLessThan(200)
  expect(detailOf({ token: long }, 'ja', (id) => id)[0]).toContain(long)
})

test('networks that nobody knows are not counted', () => {
  expect(detailOf({ count: 3, networks: 0 }, 'en', shortId)).toEqual(['Count: 3'])
  expect(detailOf({ count: 3, networks: 2 }, 'en', shortId)).toHaveLength(2)
})

test('a code has its word', () => {
  expect(detailOf({ because: 'token-not-active' }, 'en', shortId)[0]).not.toContain(
    'token-not-active',
  )
})
