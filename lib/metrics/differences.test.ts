import { expect, test } from 'vitest'
import { plainDate } from '#lib/plain-date.ts'
import { differences } from './differences.ts'

const count = (day: string, part: string, n: number, minor = 0) => ({
  day: plainDate(day),
  part,
  n,
  minor,
})

test('equal counts differ nowhere, whatever their order', () => {
  const [one, other] = [count('2026-01-01', 'a', 1), count('2026-01-02', 'a', 2, 50)]
  expect(differences([one, other], [other, one])).toEqual([])
})

test('what is new, gone or changed is named with both counts, day by day', () => {
  const kept = [count('2026-01-03', 'gone', 2), count('2026-01-02', 'other', 1, 10)]
  const counted = [count('2026-01-02', 'other', 1, 20), count('2026-01-01', 'new', 3)]
  expect(
    differences(kept, counted).map(({ day, ...rest }) => ({ day: `${day}`, ...rest })),
  ).toEqual([
    { day: '2026-01-01', part: 'new', kept: { n: 0, minor: 0 }, counted: { n: 3, minor: 0 } },
    { day: '2026-01-02', part: 'other', kept: { n: 1, minor: 10 }, counted: { n: 1, minor: 20 } },
    { day: '2026-01-03', part: 'gone', kept: { n: 2, minor: 0 }, counted: { n: 0, minor: 0 } },
  ])
})

test('nothing kept and a count of nothing are the same', () => {
  expect(differences([], [count('2026-01-01', 'a', 0)])).toEqual([])
})
