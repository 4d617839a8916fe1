import { describe, expect, test } from 'vitest'
import { csvLine, safeText } from './csv.ts'

describe('safeText', () => {
  test.each([
    ['=1+1', "'=1+1"],
    ['+81', "'+81"],
    ['-2', "'-2"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['＝1', "'＝1"],
    ['＋1', "'＋1"],
    ['－1', "'－1"],
    ['＠x', "'＠x"],
    ['−1', "'−1"],
    ['﹦1', "'﹦1"],
    ['\t=1', "'=1"],
    ['\tx', "'x"],
    ['\rx', "'\nx"],
    ['\nx', "'\nx"],
    ['  =1', "'  =1"],
    ['　＝1', "'　＝1"],
    ['\u200b=1', "'=1"],
    ['\u202e=1', "'=1"],
    ['\ufeff=cmd|/c', "'=cmd|/c"],
  ])('%j is text, not a formula', (typed, safe) => expect(safeText(typed)).toBe(safe))

  test.each([
    ['山田 花子', '山田 花子'],
    ['090-1234-5678', '090-1234-5678'],
    ['hanako@example.jp', 'hanako@example.jp'],
    ["'a", "'a"],
    ['a=b', 'a=b'],
    ['\u202eabc\u202c', 'abc'],
    ['a\u2066b\u2069\u200f', 'ab'],
    ['a\r\nb\rc', 'a\nb\nc'],
    ['a\u0000b\u0007', 'ab'],
    ['', ''],
  ])('%j is read as it looks', (typed, safe) => expect(safeText(typed)).toBe(safe))
})

test('a record is quoted and ends as RFC 4180 says', () => {
  expect(csvLine(['a "b", c', -3, null, 'x\ny', ''])).toBe('"a ""b"", c",-3,,"x\ny",""\r\n')
})

test('a quote cannot end a cell and begin a formula', () => {
  expect(csvLine(['","=1+1'])).toBe('""",""=1+1"\r\n')
})
