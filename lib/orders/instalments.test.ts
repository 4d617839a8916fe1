import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { plainDate } from '#lib/plain-date.ts'
import { instalmentsFor, instalmentsOf } from './instalments.ts'

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

test('of several orders of a day each is split for itself, and what falls due together added up', () => {
  const parts = instalmentsOf([1000, 2], plainDate('2026-04-10'))
  expect(parts.map(({ dueOn, amountMinor }) => `${dueOn} ${amountMinor}`)).toEqual([
    '2026-04-10 336',
    '2026-05-10 333',
    '2026-06-09 333',
  ])
})
