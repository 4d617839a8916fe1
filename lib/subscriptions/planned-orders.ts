import type { CalendarChange } from '#lib/calendar/changes.ts'
import { comingCycles } from '#lib/calendar/coming-cycles.ts'
import type { SkipReason } from '#lib/calendar/counted.ts'
import { planSums } from '#lib/catalog/plan-sums.ts'
import type { PlanContent, ShopFacts } from '#lib/catalog/schema.ts'
import type { Dated } from '#lib/date-reason.ts'
import { firstComingIndex } from '#lib/orders/coming-orders.ts'
import type { PlainDate } from '#lib/plain-date.ts'
import type { SubscriptionStatus } from '#lib/states/subscription.ts'

/** An order that is not written down yet, as its days and sums would be, what the payment method costs included. */
export type PlannedOrder = {
  index: number
  due: Dated
  amountMinor: number
  /** Null: it comes. */
  leftOut: SkipReason['code'] | null
}

type Running = {
  content: PlanContent
  quantity: number
  feeMinor: number
  facts: Pick<ShopFacts, 'workingDays'>
  anchorOn: PlainDate
  changes: readonly CalendarChange[]
  status: SubscriptionStatus
  /** Null: no pause of it ends by itself. */
  resumesOn: PlainDate | null
  /** Of the last order, or cycle, that is written down. */
  lastIndex: number
  today: PlainDate
}

/** So many orders are shown ahead. */
const shownAhead = 5

/** What comes after the last order that is written down; nothing in a pause without an end. */
export function plannedOrders(running: Running): PlannedOrder[] {
  const { content, quantity, feeMinor, facts, anchorOn, changes, lastIndex, today } = running
  if (running.status === 'paused' && !running.resumesOn) return []
  const { laterOrderMinor } = planSums(content, quantity)
  const schedule = { cadence: content.cadence, anchorOn, anchorIndex: 0 }
  const from = firstComingIndex({ schedule, changes }, { lastIndex, today })
  const asked = { content, shopDays: facts.workingDays, schedule, quantity, from, changes }
  return comingCycles({ ...asked, count: shownAhead }).map(({ index, due, ...cycle }) => {
    const leftOut = cycle.status === 'skipped' ? cycle.because.code : null
    return { index, due, amountMinor: laterOrderMinor + feeMinor, leftOut }
  })
}
