import { expect, test } from 'vitest'
import { shownName } from './shown-name.ts'

test.each([
  ['山田', '花子', 'ja', '山田 花子'],
  ['山田', '花子', 'en', '山田 花子'],
  ['Smith', 'John', 'ja', 'Smith John'],
  ['Smith', 'John', 'en', 'John Smith'],
  ["O'Brien", 'Anne-Marie', 'en', "Anne-Marie O'Brien"],
  ['スミス', 'ジョン', 'en', 'スミス ジョン'],
] as const)('%s %s in %s', (lastName, firstName, locale, shown) => {
  expect(shownName({ lastName, firstName }, locale)).toBe(shown)
})
