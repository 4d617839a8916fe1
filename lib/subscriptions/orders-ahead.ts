import { type Ending, endingOf, type WrittenCycles } from '#lib/calendar/ending.ts'
import type { ShopFacts } from '#lib/catalog/schema.ts'
import { instantOf } from '#lib/clock.ts'
import { dateIn, type PlainDate } from '#lib/plain-date.ts'
import { isOneOf } from '#lib/states/moves.ts'
import { overSubscriptions } from '#lib/states/subscription.ts'
import { type PlannedOrder, plannedOrders } from './planned-orders.ts'

type Row = Omit<Parameters<typeof plannedOrders>[0], 'anchorOn' | 'lastIndex' | 'today'> & {
  /** Null: it has not begun. */
  anchorOn: PlainDate | null
  orders: readonly { index: number }[]
  written: WrittenCycles | null
  facts: Pick<ShopFacts, 'workingDays' | 'timeZone'>
  now: Date
}

/** The orders after the last that is written down. */
export function plannedFor(row: Row): PlannedOrder[] {
  const { status, anchorOn, orders, facts, now } = row
  const last = orders.at(-1)
  if (!anchorOn || !last || isOneOf(overSubscriptions, status)) return []
  const today = dateIn(facts.timeZone, instantOf(now))
  return plannedOrders({ ...row, anchorOn, lastIndex: last.index, today })
}

/** With which order it ends; null: it goes on, or is over. */
export function endingFor(row: Row): Ending | null {
  const { status, anchorOn, changes, content, resumesOn, written } = row
  if (!anchorOn || !written || isOneOf(overSubscriptions, status)) return null
  const schedule = { cadence: content.cadence, anchorOn, anchorIndex: 0 }
  return endingOf({ schedule, changes }, written, status === 'paused' && resumesOn === null)
}
