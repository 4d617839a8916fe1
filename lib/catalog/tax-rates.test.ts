import { expect, test } from 'vitest'
import { plainDate } from '#lib/plain-date.ts'
import { taxCategories, taxRateOn } from './tax-rates.ts'

test.each([
  ['2014-04-01', 8, 8],
  ['2019-09-30', 8, 8],
  ['2019-10-01', 10, 8],
  ['2026-11-29', 10, 8],
])('on %s standard is %i and reduced %i percent', (day, standard, reduced) => {
  expect(taxRateOn('standard', plainDate(day))).toBe(standard)
  expect(taxRateOn('reduced', plainDate(day))).toBe(reduced)
})

test('goods are of two categories, each with a rate of its own', () => {
  const rates = taxCategories.map((category) => taxRateOn(category, plainDate('2026-11-29')))
  expect(rates).toEqual([10, 8])
})

test('a day before the table is a bug', () => {
  expect(() => taxRateOn('standard', plainDate('2014-03-31'))).toThrow('begins in April 2014')
})
