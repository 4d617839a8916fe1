import type { PlainDate } from '#lib/plain-date.ts'
import { cutOffBefore, type OrderRules } from './cut-off.ts'
import { dueDate } from './schedule.ts'

/**
 * The last day to cancel before the first order that nobody is bound to: the cut-off of order
 * `minimumCycles` + 1. Without a minimum (1) that is the second order's.
 */
export function firstCancelDeadline(rules: OrderRules, anchorOn: PlainDate): PlainDate {
  const { cadence, minimumCycles } = rules.content
  const { on } = dueDate({ cadence, anchorOn, anchorIndex: 0 }, minimumCycles)
  return cutOffBefore(rules, on).on
}

/** The last day to cancel that comes: before the order that is not placed yet, and never before the minimum ends. */
export function nextCancelDeadline(
  rules: OrderRules,
  anchorOn: PlainDate,
  comingOn: PlainDate,
): PlainDate {
  const first = firstCancelDeadline(rules, anchorOn)
  const before = cutOffBefore(rules, comingOn).on
  return first.until(before).days > 0 ? before : first
}
