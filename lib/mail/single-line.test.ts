import { expect, test } from 'vitest'
import { harmlessLines, singleLine } from './single-line.ts'

test.each([
  ['a line break', '山田\r\nBcc: a@b.example', '山田 Bcc: a@b.example'],
  ['a line separator', 'a\u2028b\u2029c\u0085d', 'a b c d'],
  ['controls', 'a\u0000b\u001b[31mc\u007f', 'a b [31mc'],
  ['a turned direction', '\u202etxt.exe\u202c \u2066x\u2069\u200f', 'txt.exe x'],
  ['half of a pair', 'a\ud83dz', 'a z'],
])('takes %s out of a line', (_name, text, harmless) => expect(singleLine(text)).toBe(harmless))

test.each(['山田 花子', '𠮷野家', '葛\u{e0100}飾', '👩‍👩‍👧', 'Ångström'])('keeps %s', (text) =>
  expect(singleLine(text)).toBe(text),
)

test('keeps the lines of a longer text', () =>
  expect(harmlessLines('一\r\n\r\n二\u202e\n三')).toEqual(['一', '', '二', '三']))
