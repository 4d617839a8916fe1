import { expect, test } from 'vitest'
import { wordOf } from './word-of.ts'

test.each([
  ['a code that has a word', 'done', '完了'],
  ['a code without one', 'undone', 'undone'],
  ['nothing', '', ''],
  ['what every object has', 'constructor', 'constructor'],
  ['the parent of every object', '__proto__', '__proto__'],
  ['a method of every object', 'toString', 'toString'],
])('%s', (_name, code, word) => expect(wordOf({ done: '完了' }, code)).toBe(word))
