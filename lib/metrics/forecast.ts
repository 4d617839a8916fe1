import { type Cadence, cycleStartsOn } from '#lib/billing/cadence.ts'
import { planSums } from '#lib/catalog/plan-sums.ts'
import type { PlanContent } from '#lib/catalog/schema.ts'
import type { PlainDate } from '#lib/plain-date.ts'
import type { Count } from './differences.ts'

/** Subscriptions that are alike: they go on on the same days for the same sum. */
export type Running = {
  content: PlanContent
  quantity: number
  anchorOn: PlainDate
  /** Of the last order that is written down and open. */
  lastIndex: number
  feeMinor: number
  subscriptions: number
}

/**
 * What falls due from `from` until the day before `until` after the last open order of each subscription, if
 * nobody pauses or leaves. Counted from the anchor: what began on a 31st falls due on 28 February and comes
 * back to 31 March.
 */
export function forecast(running: readonly Running[], from: PlainDate, until: PlainDate): Count[] {
  const days = new Map<string, Count>()
  for (const one of running) {
    const minor = planSums(one.content, one.quantity).laterOrderMinor + one.feeMinor
    for (const day of dueDays(one, from, until)) {
      const sum = days.get(`${day}`) ?? { part: '', day, n: 0, minor: 0 }
      sum.n += one.subscriptions
      sum.minor += one.subscriptions * minor
      days.set(`${day}`, sum)
    }
  }
  return [...days.values()]
}

function dueDays(
  { content: { cadence }, anchorOn, lastIndex }: Running,
  from: PlainDate,
  until: PlainDate,
): PlainDate[] {
  const days: PlainDate[] = []
  let index = Math.max(lastIndex + 1, surelyPassed(cadence, anchorOn.until(from).days))
  for (; ; index += 1) {
    const day = cycleStartsOn(cadence, anchorOn, index)
    if (!isBefore(day, until)) return days
    if (!isBefore(day, from)) days.push(day)
  }
}

/** So many orders are over after so many days, whatever the months: years need not be walked through. */
function surelyPassed({ unit, count }: Cadence, days: number): number {
  return Math.max(0, Math.floor(days / (count * (unit === 'month' ? 31 : 7))))
}

function isBefore(one: PlainDate, other: PlainDate): boolean {
  return one.until(other).sign > 0
}
