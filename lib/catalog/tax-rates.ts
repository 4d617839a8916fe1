import { AppError } from '#lib/app-error.ts'
import { type PlainDate, plainDate } from '#lib/plain-date.ts'
import type { PlanContent } from './schema.ts'

/** 消費税法: food is `reduced`, everything else, shipping and fees too, is `standard`. */
export const taxCategories = [
  'standard',
  'reduced',
] as const satisfies PlanContent['items'][number]['taxCategory'][]
export type TaxCategory = (typeof taxCategories)[number]

/** Newest first; there was no reduced rate before October 2019. A change of the law is one more row. */
const rates = [
  { from: plainDate('2019-10-01'), standard: 10, reduced: 8 },
  { from: plainDate('2014-04-01'), standard: 8, reduced: 8 },
]

/** The percentage of consumption tax that counts on a day in the merchant's zone (消費税法 Art. 29). */
export function taxRateOn(category: TaxCategory, day: PlainDate): number {
  const rate = rates.find(({ from }) => from.until(day).sign >= 0)
  if (!rate) throw new AppError('The table of tax rates begins in April 2014')
  return rate[category]
}
