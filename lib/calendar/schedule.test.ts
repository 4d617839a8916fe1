import { describe, expect, test } from 'vitest'
import type { Cadence, ChosenDay } from '#lib/catalog/cadence.ts'
import { plainDate } from '#lib/plain-date.ts'
import { dueDate } from './schedule.ts'
import { daysOf } from './testing.ts'
import { holdCalendar } from './testing-anchors.ts'

const monthly = (on?: ChosenDay): Cadence => ({ unit: 'month', count: 1, on })
const schedule = (cadence: Cadence, anchor: string, anchorIndex = 0) => ({
  cadence,
  anchorOn: plainDate(anchor),
  anchorIndex,
})
const first = (n: number, one: ReturnType<typeof schedule>) =>
  Array.from({ length: n }, (_, at) => dueDate(one, one.anchorIndex + at))

describe('due dates', () => {
  test.each<[string, Cadence, string, string[]]>([
    [
      'the anchor’s day, clamped once',
      monthly(),
      '2027-01-31',
      ['2027-01-31', '2027-02-28', '2027-03-31'],
    ],
    ['a chosen day', monthly(20), '2027-01-31', ['2027-01-31', '2027-02-20', '2027-03-20']],
    [
      'a month later where the first would be too near',
      monthly(13),
      '2027-01-31',
      ['2027-01-31', '2027-03-13', '2027-04-13'],
    ],
    [
      'two weeks are far enough',
      monthly(14),
      '2027-01-31',
      ['2027-01-31', '2027-02-14', '2027-03-14'],
    ],
    ['the last day', monthly('last'), '2028-01-10', ['2028-01-10', '2028-02-29', '2028-03-31']],
    [
      'the second Friday',
      monthly({ nth: 2, weekday: 5 }),
      '2027-01-20',
      ['2027-01-20', '2027-02-12', '2027-03-12'],
    ],
    [
      'the last Monday',
      monthly({ nth: 'last', weekday: 1 }),
      '2027-01-05',
      ['2027-01-05', '2027-02-22', '2027-03-29'],
    ],
    ['weeks', { unit: 'week', count: 2 }, '2026-12-24', ['2026-12-24', '2027-01-07', '2027-01-21']],
    [
      'null as none',
      { unit: 'month', count: 1, on: null },
      '2027-01-31',
      ['2027-01-31', '2027-02-28', '2027-03-31'],
    ],
  ])('%s', (_name, cadence, anchor, days) => {
    expect(daysOf(first(3, schedule(cadence, anchor)))).toEqual(days)
  })

  test('say why', () => {
    const codes = (cadence: Cadence, anchor: string, anchorIndex = 0) =>
      first(3, schedule(cadence, anchor, anchorIndex)).map(({ because }) => because)
    expect(codes(monthly(), '2027-01-31')).toEqual([
      { code: 'agreed' },
      { code: 'short-month', anchorDay: 31 },
      { code: 'same-day', day: 31 },
    ])
    expect(codes(monthly(13), '2027-01-31', 4)).toEqual([
      { code: 'counted-anew' },
      { code: 'first-too-near', instead: plainDate('2027-02-13') },
      { code: 'chosen-day', day: 13 },
    ])
    expect(codes(monthly('last'), '2027-01-10')[1]).toEqual({ code: 'last-day' })
    const nth = { nth: 2, weekday: 5 }
    expect(codes(monthly(nth), '2027-01-20')[1]).toEqual({ code: 'nth-weekday', ...nth })
    expect(codes({ unit: 'week', count: 1 }, '2026-12-24')[1]).toEqual({
      code: 'same-weekday',
      weekday: 4,
    })
  })

  test('count from a later anchor, and know none before it', () => {
    const later = schedule(monthly(), '2027-05-31', 3)
    expect(daysOf([3, 4, 5].map((index) => dueDate(later, index)))).toEqual([
      '2027-05-31',
      '2027-06-30',
      '2027-07-31',
    ])
    expect(() => dueDate(later, 2)).toThrow('before the anchor')
  })
})

// In all time zones: time-zones.test.ts. Of 100,000 anchors: `npm run proof:dates`.
test('plain arithmetic has the same days, and each cycle a period of its own', () => {
  holdCalendar(40)
})
