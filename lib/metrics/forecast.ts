import type { CalendarChange } from '#lib/calendar/changes.ts'
import { dueAt, orderedOnAt } from '#lib/calendar/counted.ts'
import { planSums } from '#lib/catalog/plan-sums.ts'
import type { PlanContent } from '#lib/catalog/schema.ts'
import { firstComingIndex } from '#lib/orders/coming-orders.ts'
import type { PlainDate } from '#lib/plain-date.ts'
import type { Count } from './differences.ts'

/** Subscriptions that are alike: they go on on the same days for the same sum. */
export type Running = {
  content: PlanContent
  quantity: number
  anchorOn: PlainDate
  changes: readonly CalendarChange[]
  /** Of the last order that is written down and open. */
  lastIndex: number
  /** What their payment method costs, as it was agreed. */
  feeMinor: number
  subscriptions: number
}

/**
 * What falls due from `from` until the day before `until` after the last open order of each subscription, if
 * nobody changes anything or leaves. Counted from the anchor: what began on a 31st falls due on 28 February and comes
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
  { content: { cadence }, anchorOn, changes, lastIndex }: Running,
  from: PlainDate,
  until: PlainDate,
): PlainDate[] {
  const counted = { schedule: { cadence, anchorOn, anchorIndex: 0 }, changes }
  const days: PlainDate[] = []
  let index = firstComingIndex(counted, { lastIndex, today: from })
  for (; dueAt(counted, index).until(until).sign > 0; index += 1) {
    const day = orderedOnAt(counted, index)
    if (day) days.push(day)
  }
  return days
}
