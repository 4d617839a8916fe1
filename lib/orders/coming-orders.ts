import { type Counted, dueAt } from '#lib/calendar/counted.ts'
import type { PlainDate } from '#lib/plain-date.ts'
import type { ListedOrderStatus } from '#lib/states/order.ts'

/**
 * Where an open order stands: only one whose day is today or later is the next one. Of those whose day is over,
 * some were never charged, and some were asked for and are awaited.
 */
export type OrderTiming = 'next' | 'uncharged' | 'awaited'

/** @param status of an order that is neither paid nor skipped nor canceled */
export function orderTiming(
  dueOn: PlainDate,
  status: ListedOrderStatus,
  today: PlainDate,
): OrderTiming {
  if (today.until(dueOn).sign >= 0) return 'next'
  return status === 'awaiting_payment' ? 'awaited' : 'uncharged'
}

/**
 * The index of the first order after `lastIndex` that is not over on `today`: what lies between was never
 * written down, is never charged in a heap, and is not to come either.
 */
export function firstComingIndex(
  counted: Counted,
  { lastIndex, today }: { lastIndex: number; today: PlainDate },
): number {
  let index = lastIndex + 1
  while (dueAt(counted, index).until(today).sign > 0) index += 1
  return index
}
