import { describe, expect, test } from 'vitest'
import type { Dated } from '#lib/date-reason.ts'
import { plainDate } from '#lib/plain-date.ts'
import { holidayName } from './holidays.ts'
import { openDaysBefore, type ShopDays, toOpenDay, whyClosed } from './shop-days.ts'
import { officeDays } from './testing.ts'

test.each([
  // Two holidays with one day between them make it a holiday too (国民の祝日に関する法律 Art. 3).
  ['2026-09-21', '敬老の日'],
  ['2026-09-22', '休日'],
  ['2026-09-23', '秋分の日'],
  // The equinox of 2027 is a Sunday.
  ['2027-03-22', '休日'],
  ['2026-09-24', undefined],
])('%s is %s', (day, name) => {
  const found = holidayName(plainDate(day))?.ja
  expect(found ?? '').toContain(name ?? '')
  expect(found === undefined).toBe(name === undefined)
})

describe('closed days', () => {
  const closed = { ...officeDays, closedOn: ['2026-12-29'] }

  test.each([
    ['2026-09-19', { code: 'closed-weekday', weekday: 6 }],
    ['2026-12-29', { code: 'closed-date' }],
    ['2026-12-28', null],
  ])('%s', (day, because) => expect(whyClosed(closed, plainDate(day))).toEqual(because))

  test('are national holidays only where the shop says so', () => {
    const day = plainDate('2026-09-21')
    expect(whyClosed(officeDays, day)).toMatchObject({ code: 'holiday', name: { ja: '敬老の日' } })
    expect(whyClosed({ ...officeDays, nationalHolidays: false }, day)).toBeNull()
  })
})

describe('a day on which the shop is closed', () => {
  const on = (day: string): Dated => ({
    on: plainDate(day),
    because: { code: 'days-after', days: 2 },
  })
  // Fri 18 | Sat 19, Sun 20, three holidays, Thu 24
  test.each([
    ['2026-09-21', 'before', '2026-09-18'],
    ['2026-09-21', 'after', '2026-09-24'],
    ['2027-03-22', 'after', '2027-03-23'],
    ['2027-03-22', 'before', '2027-03-19'],
  ] as const)('%s goes to the open day %s it: %s', (day, direction, expected) => {
    const moved = toOpenDay(officeDays, on(day), direction, {})
    expect(moved.on.toString()).toBe(expected)
    expect(moved.because).toMatchObject({
      code: 'holiday',
      from: plainDate(day),
      moved: direction,
    })
  })

  test('goes the other way where a bound is in between', () => {
    const found = toOpenDay(officeDays, on('2026-09-21'), 'after', {
      until: plainDate('2026-09-23'),
    })
    expect(`${found.on}`).toBe('2026-09-18')
    expect(found.because).toMatchObject({ moved: 'before' })
    const from = { from: plainDate('2026-09-19') }
    expect(`${toOpenDay(officeDays, on('2026-09-21'), 'before', from).on}`).toBe('2026-09-24')
  })

  test('goes as far as a bound, which is inclusive', () => {
    const bounded = (direction: 'before' | 'after', bounds: { from?: string; until?: string }) => {
      const days = Object.entries(bounds).map(([name, day]) => [name, plainDate(day)])
      return `${toOpenDay(officeDays, on('2026-09-21'), direction, Object.fromEntries(days)).on}`
    }
    expect(bounded('after', { until: '2026-09-24' })).toBe('2026-09-24')
    expect(bounded('before', { from: '2026-09-18' })).toBe('2026-09-18')
    expect(bounded('after', { from: '2026-09-21' })).toBe('2026-09-24')
    expect(bounded('before', { until: '2026-09-21' })).toBe('2026-09-18')
  })

  test('stays where the shop is open', () => {
    expect(toOpenDay(officeDays, on('2026-09-18'), 'after', {})).toEqual(on('2026-09-18'))
  })
})

describe('working days before', () => {
  test.each([
    [0, '2026-09-24'],
    [1, '2026-09-18'],
    [2, '2026-09-17'],
    [5, '2026-09-14'],
    [6, '2026-09-11'],
  ])('%i before 24 September 2026 is %s', (n, expected) => {
    expect(`${openDaysBefore(officeDays, plainDate('2026-09-24'), n)}`).toBe(expected)
  })

  test('are found in a shop that opens once a week and closes for months', () => {
    const closedOn = Array.from({ length: 20 }, (_, at) =>
      plainDate('2027-01-06').add({ weeks: at }).toString(),
    )
    const once: ShopDays = {
      closedWeekdays: [1, 2, 4, 5, 6, 7],
      nationalHolidays: false,
      closedOn,
    }
    expect(`${openDaysBefore(once, plainDate('2027-05-26'), 1)}`).toBe('2026-12-30')
  })
})
