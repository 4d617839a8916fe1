import { type Cadence, cycleStartsOn } from '#lib/catalog/cadence.ts'
import type { PlanProblem } from '#lib/catalog/split-problems.ts'
import type { PlainDate } from '#lib/plain-date.ts'
import { cutOffBefore, type OrderRules } from './cut-off.ts'

/** Two years of closed days, and all lengths of months from one leap year to the next. */
const closedAhead = 731
const anchorsAhead = 1461

/**
 * A cut-off that may lie before the order that comes earlier would close an order before its period begins. Looked at
 * with the closed days of the two years from `today` on.
 */
export function cutOffProblem(rules: OrderRules, today: PlainDate): PlanProblem | null {
  const shortest = shortestPeriod(rules.content.cadence, today)
  const farthest = Math.max(
    ...daysFrom(today, closedAhead).map((day) => cutOffBefore(rules, day).on.until(day).days),
  )
  if (farthest <= shortest) return null
  const sentence = `lies up to ${farthest} days before an order, and two orders may be only ${shortest} days apart`
  return { field: 'cutOff.days', sentence }
}

/** In days, between any two orders that follow each other. */
function shortestPeriod(cadence: Cadence, today: PlainDate): number {
  const periods = daysFrom(today, anchorsAhead).flatMap((anchor) => {
    const second = cycleStartsOn(cadence, anchor, 1)
    const third = cycleStartsOn(cadence, anchor, 2)
    return [anchor.until(second).days, second.until(third).days]
  })
  return Math.min(...periods)
}

function daysFrom(first: PlainDate, count: number): PlainDate[] {
  return Array.from({ length: count }, (_, days) => first.add({ days }))
}
