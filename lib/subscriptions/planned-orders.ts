import type { CalendarChange } from '#lib/calendar/changes.ts'
import { comingCycles, type SkipReason } from '#lib/calendar/coming-cycles.ts'
import { planSums } from '#lib/catalog/plan-sums.ts'
import type { PlanContent, ShopFacts } from '#lib/catalog/schema.ts'
import type { Dated } from '#lib/date-reason.ts'
import { firstComingIndex } from '#lib/orders/coming-orders.ts'
import type { PlainDate } from '#lib/plain-date.ts'

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
  /** Of the last order, or cycle, that is written down. */
  lastIndex: number
  today: PlainDate
}

/** So many orders are shown ahead. */
const shownAhead = 5

/** What comes after the last order that is written down; nothing in a pause without an end. */
export function plannedOrders(running: Running): PlannedOrder[] {
  const { content, quantity, feeMinor, facts, anchorOn, changes, lastIndex, today } = running
  const { laterOrderMinor } = planSums(content, quantity)
  const schedule = { cadence: content.cadence, anchorOn, anchorIndex: 0 }
  const from = firstComingIndex({ schedule, changes }, { lastIndex, today })
  const asked = { content, shopDays: facts.workingDays, schedule, quantity, from, changes }
  return comingCycles({ ...asked, count: shownAhead }).flatMap(({ index, due, ...cycle }) => {
    const because = cycle.status === 'skipped' ? cycle.because : null
    if (because?.code === 'paused' && because.until === null) return []
    const leftOut = because?.code ?? null
    return [{ index, due, amountMinor: laterOrderMinor + feeMinor, leftOut }]
  })
}
