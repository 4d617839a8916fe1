import { type Cadence, cycleStartsOn } from '#lib/catalog/cadence.ts'
import { planSums } from '#lib/catalog/plan-sums.ts'
import type { PlanContent } from '#lib/catalog/schema.ts'
import type { PlainDate } from '#lib/plain-date.ts'

/** Orders and total in yen of the first year, as a guide for a subscription without an end. */
export function yearGuide(
  plan: PlanContent,
  quantity: number,
  anchor: PlainDate,
): { orders: number; totalMinor: number } {
  const { firstOrderMinor, laterOrderMinor } = planSums(plan, quantity)
  const orders = ordersInFirstYear(plan.cadence, anchor)
  return { orders, totalMinor: firstOrderMinor + laterOrderMinor * (orders - 1) }
}

/** Orders from the anchor until the day before its first anniversary. */
export function ordersInFirstYear(cadence: Cadence, anchor: PlainDate): number {
  const anniversary = anchor.add({ years: 1 })
  let orders = 0
  while (cycleStartsOn(cadence, anchor, orders).until(anniversary).days > 0) orders += 1
  return orders
}
