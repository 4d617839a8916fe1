import type { PlainDate } from '#lib/plain-date.ts'

/** Every `count` weeks or months. */
export type Cadence = { unit: 'week' | 'month'; count: number }

/**
 * The first day of a cycle. Counted from the anchor, never from the cycle before, so a subscription
 * begun on the 31st comes back to the 31st after a short month (safety §1, rule 9). `index` counts from 0.
 */
export function cycleStartsOn(cadence: Cadence, anchor: PlainDate, index: number): PlainDate {
  const steps = cadence.count * index
  return cadence.unit === 'month' ? anchor.add({ months: steps }) : anchor.add({ weeks: steps })
}

/**
 * The last day to cancel before the first order that nobody is bound to: the day before order
 * `minimumCycles` + 1. Without a minimum (1) that is the day before the second order.
 */
export function firstCancelDeadline(
  cadence: Cadence,
  anchor: PlainDate,
  minimumCycles: number,
): PlainDate {
  return cycleStartsOn(cadence, anchor, minimumCycles).subtract({ days: 1 })
}

/** The last day to cancel that comes: before the order that is not placed yet, and never before the minimum ends. */
export function nextCancelDeadline(
  { cadence, minimumCycles }: { cadence: Cadence; minimumCycles: number },
  anchor: PlainDate,
  comingOn: PlainDate,
): PlainDate {
  const first = firstCancelDeadline(cadence, anchor, minimumCycles)
  const before = comingOn.subtract({ days: 1 })
  return first.until(before).days > 0 ? before : first
}

/** Orders from the anchor until the day before its first anniversary. */
export function ordersInFirstYear(cadence: Cadence, anchor: PlainDate): number {
  const anniversary = anchor.add({ years: 1 })
  let orders = 0
  while (cycleStartsOn(cadence, anchor, orders).until(anniversary).days > 0) orders += 1
  return orders
}
