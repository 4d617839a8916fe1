import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { plainDate } from '#lib/plain-date.ts'
import { instalmentCalendar } from './instalment-calendar.ts'
import { instalmentsFor } from './instalments.ts'

describe('instalmentsFor', () => {
  test.each([
    ['2026-04-10', ['2026-04-10', '2026-05-10', '2026-06-09']],
    ['2026-04-01', ['2026-04-01', '2026-05-01', '2026-05-31']],
    ['2026-12-31', ['2026-12-31', '2027-01-31', '2027-02-27']],
    ['2027-01-31', ['2027-01-31', '2027-02-28', '2027-03-30']],
  ])('of an order on %s', (orderedOn, expected) => {
    const dates = instalmentsFor(7800, plainDate(orderedOn)).map(({ dueOn }) => dueOn.toString())
    expect(dates).toEqual(expected)
  })

  test('the first takes the remainder', () => {
    const parts = (sum: number) =>
      instalmentsFor(sum, plainDate('2026-04-10')).map((one) => one.amountMinor)
    expect(parts(1000)).toEqual([334, 333, 333])
    expect(parts(2480)).toEqual([828, 826, 826])
    expect(parts(2)).toEqual([2, 0, 0])
  })

  test('the parts always sum up', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000_000 }), (sum) => {
        const parts = instalmentsFor(sum, plainDate('2026-04-10'))
        expect(parts.reduce((total, { amountMinor }) => total + amountMinor, 0)).toBe(sum)
      }),
    )
  })
})

describe('instalmentCalendar', () => {
  const calendar = (count: number, first: number, later: number) =>
    instalmentCalendar({
      cadence: { unit: 'month', count },
      firstOrderMinor: first,
      laterOrderMinor: later,
      today: plainDate('2026-11-22'),
    })

  test('a quarterly plan costs the same every month', () => {
    const { orders, months, evenFrom, hidden } = calendar(3, 7800, 7800)
    expect(orders).toHaveLength(4)
    expect(months).toHaveLength(12)
    expect(evenFrom).toEqual({ month: 0, amountMinor: 2600 })
    expect(hidden).toBe(false)
  })

  test('a monthly plan piles up until the third month', () => {
    const { months, evenFrom, hidden } = calendar(1, 2480, 2480)
    expect(months.map(({ totalMinor }) => totalMinor)).toEqual([
      828, 1654, 2480, 2480, 2480, 2480, 2480, 2480,
    ])
    expect(evenFrom?.month).toBe(2)
    expect(hidden).toBe(true)
  })

  test('a plan of two months keeps every instalment in sight', () => {
    const { orders, months, shared, hidden } = calendar(2, 2980, 4480)
    // The order of the second year begins in the last month that is drawn.
    expect(hidden).toBe(true)
    const last = orders.at(-1)?.instalments.at(-1)?.dueOn
    expect(months.at(-1)).toMatchObject({ year: last?.year, month: last?.month })
    expect(shared).toBe(true)
    expect(calendar(3, 7800, 7800).shared).toBe(false)
  })

  test('a yearly plan shows one order', () => {
    const { orders, months } = calendar(12, 29800, 29800)
    expect(orders).toHaveLength(1)
    expect(months.map(({ totalMinor }) => totalMinor)).toEqual([9934, 9933, 9933])
  })
})
