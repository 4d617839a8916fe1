import { expect, test } from 'vitest'
import { plainDate } from '#lib/plain-date.ts'
import { monthsOf } from './spans.ts'

const spans = (from: string, until: string) =>
  monthsOf(plainDate(from), plainDate(until)).map((span) => `${span.from} ${span.until}`)

test.each([
  ['within a month', '2026-01-05', '2026-01-07', ['2026-01-05 2026-01-07']],
  ['a whole month', '2026-02-01', '2026-03-01', ['2026-02-01 2026-03-01']],
  [
    'over the turn of a year',
    '2025-12-30',
    '2026-02-02',
    ['2025-12-30 2026-01-01', '2026-01-01 2026-02-01', '2026-02-01 2026-02-02'],
  ],
  ['nothing', '2026-01-05', '2026-01-05', []],
  ['backwards', '2026-01-06', '2026-01-05', []],
])('%s', (_name, from, until, expected) => {
  expect(spans(from, until)).toEqual(expected)
})
