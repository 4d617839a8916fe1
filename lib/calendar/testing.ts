import { readFileSync } from 'node:fs'
import { type PlanContent, shopFileSchema } from '#lib/catalog/schema.ts'
import type { Dated } from '#lib/date-reason.ts'
import type { OrderRules } from './cut-off.ts'
import type { ShopDays } from './shop-days.ts'

const file = shopFileSchema.parse(
  JSON.parse(readFileSync(new URL('../../prisma/demo-shop.json', import.meta.url), 'utf8')),
)

const alwaysOpen: ShopDays = { closedWeekdays: [], nationalHolidays: false, closedOn: [] }
/** Closed on Saturdays, Sundays and national holidays. */
export const officeDays: ShopDays = {
  closedWeekdays: [6, 7],
  nationalHolidays: true,
  closedOn: [],
}

/** A monthly plan of the demo's items, in a shop that never closes. */
export function rulesWith(
  changes: Partial<PlanContent> = {},
  shopDays: ShopDays = alwaysOpen,
): OrderRules {
  const [first] = file.plans
  if (!first) throw new Error('The demo shop sells nothing')
  const delivery = { dispatchDays: 2, arrivalDays: 3 }
  const content = { ...first.content, cadence: { unit: 'month' as const, count: 1 }, delivery }
  return { content: { ...content, ...changes }, shopDays }
}

export function daysOf(dated: readonly Dated[]): string[] {
  return dated.map(({ on }) => on.toString())
}
