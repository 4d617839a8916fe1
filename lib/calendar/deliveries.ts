import type { Dated } from '#lib/date-reason.ts'
import type { PlainDate } from '#lib/plain-date.ts'
import type { CalendarChange } from './changes.ts'
import { dueOf } from './counted.ts'
import type { OrderRules } from './cut-off.ts'
import { dateAt, type Schedule } from './schedule.ts'
import { toOpenDay } from './shop-days.ts'

/** The planned days of one parcel. */
export type PlannedDelivery = { dispatch: Dated; arrival: Dated }

/** How many parcels an order is sent in, and how far apart, in weeks or months of its cadence. */
export function splitOf({ delivery }: OrderRules['content']): {
  perOrder: number
  everyCount: number
} {
  return delivery.split ?? { perOrder: 1, everyCount: 1 }
}

/**
 * The parcels of an order. Each is counted from the anchor like the order itself (paid quarterly, sent monthly:
 * 31 Jan, 28 Feb, 31 Mar), then dispatched so many days later, or on the nearest day on which the shop is open,
 * and never before the day that it is counted from.
 */
export function deliveriesOf(
  rules: OrderRules,
  schedule: Schedule,
  index: number,
): PlannedDelivery[] {
  const { perOrder, everyCount } = splitOf(rules.content)
  return Array.from({ length: perOrder }, (_, parcel) =>
    deliveryFrom(rules, dateAt(schedule, index, everyCount * parcel).on),
  )
}

/**
 * The parcels of an order as it was made: on its day of the calendar, or on another from which they are then counted
 * themselves, because it was made late.
 */
export function deliveriesOfOrder(
  rules: OrderRules,
  order: {
    anchorOn: PlainDate
    index: number
    orderedOn: PlainDate
    changes?: readonly CalendarChange[]
  },
): PlannedDelivery[] {
  const { cadence } = rules.content
  const { anchorOn, index, orderedOn, changes = [] } = order
  const { due, schedule } = dueOf(
    { schedule: { cadence, anchorOn, anchorIndex: 0 }, changes },
    index,
  )
  return due.on.equals(orderedOn)
    ? deliveriesOf(rules, schedule, index)
    : deliveriesOf(rules, { cadence, anchorOn: orderedOn, anchorIndex: 0 }, 0)
}

/** The day from which an order's instalments count at Smartpay: its own, or its dispatch where it is collected then. */
export function collectedOn(rules: OrderRules, orderedOn: PlainDate): PlainDate {
  return rules.content.capture === 'at-once'
    ? orderedOn
    : deliveryFrom(rules, orderedOn).dispatch.on
}

/** @param baseOn the day from which it is counted: the order's, for its first parcel */
export function deliveryFrom(
  { content, shopDays }: OrderRules,
  baseOn: PlainDate,
): PlannedDelivery {
  const { dispatchDays, arrivalDays } = content.delivery
  const planned: Dated = {
    on: baseOn.add({ days: dispatchDays }),
    because: { code: 'days-after', days: dispatchDays },
  }
  const dispatch = toOpenDay(shopDays, planned, content.shift.dispatch, { from: baseOn })
  const days = arrivalDays - dispatchDays
  const arrival: Dated = {
    on: dispatch.on.add({ days }),
    because: { code: 'on-the-road', days },
  }
  return { dispatch, arrival }
}
