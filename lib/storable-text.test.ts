import { expect, test } from 'vitest'
import { storableText } from './storable-text.ts'

test.each([
  ['text', '山田 花子', '山田 花子'],
  ['a NUL, which PostgreSQL refuses', 'tok_\0a', 'tok_a'],
  ['half a character', 'a\ud800', 'a\ufffd'],
  ['nothing', '', ''],
])('%s', (_name, text, storable) => expect(storableText(text)).toBe(storable))
