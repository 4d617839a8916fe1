import { type Cadence, cycleStartsOn } from '#lib/catalog/cadence.ts'
import type { PlainDate } from '#lib/plain-date.ts'
import { type Instalment, instalmentsFor } from './instalments.ts'

export type CalendarOrder = {
  index: number
  orderedOn: PlainDate
  amountMinor: number
  instalments: readonly Instalment[]
}
type CalendarMonth = { year: number; month: number; totalMinor: number }
export type InstalmentCalendar = {
  orders: CalendarOrder[]
  months: CalendarMonth[]
  /** Some month holds instalments of more than one order. */
  shared: boolean
  /** Orders of the drawn months that are not drawn themselves, but counted in the totals. */
  hidden: boolean
  /** The same sum every month from this one on (0 = at once); null when months differ for good. */
  evenFrom: { month: number; amountMinor: number } | null
}

/** At most so many rows fit the picture; their instalments reach two months past the year. */
const mostOrders = 6
const mostMonths = 14

/**
 * What the instalment picture shows: orders of the first year with three instalments each, and what
 * falls due in which month when orders overlap.
 */
export function instalmentCalendar(options: {
  cadence: Cadence
  firstOrderMinor: number
  laterOrderMinor: number
  today: PlainDate
}): InstalmentCalendar {
  const { cadence, today } = options
  const orderAt = (index: number): CalendarOrder => {
    const orderedOn = cycleStartsOn(cadence, today, index)
    const amountMinor = index === 0 ? options.firstOrderMinor : options.laterOrderMinor
    return { index, orderedOn, amountMinor, instalments: instalmentsFor(amountMinor, orderedOn) }
  }
  const orders = range(mostOrders, orderAt).filter(
    ({ orderedOn }) => orderedOn.until(today.add({ years: 1 })).days > 0,
  )
  const last = orders.at(-1)?.instalments.at(-1)?.dueOn ?? today
  const count = Math.min(mostMonths, monthsBetween(today, last) + 1)
  // All of the drawn months: no month has more than five.
  const every = range(count * 5, orderAt)
  const months = range(count, (offset) => monthAt(today, offset, every))
  return {
    orders,
    months,
    shared: orders.some((order, index) => sharesMonth(orders[index - 1], order)),
    hidden: monthsBetween(today, orderAt(orders.length).orderedOn) < count,
    evenFrom: evenFrom(months),
  }
}

function sharesMonth(before: CalendarOrder | undefined, order: CalendarOrder): boolean {
  const months = new Set(
    before?.instalments.map(({ dueOn }) => dueOn.toPlainYearMonth().toString()),
  )
  return order.instalments.some(({ dueOn }) => months.has(dueOn.toPlainYearMonth().toString()))
}

function monthAt(today: PlainDate, offset: number, orders: CalendarOrder[]): CalendarMonth {
  const { year, month } = today.with({ day: 1 }).add({ months: offset })
  const totalMinor = orders
    .flatMap(({ instalments }) => instalments)
    .filter(({ dueOn }) => dueOn.year === year && dueOn.month === month)
    .reduce((total, { amountMinor }) => total + amountMinor, 0)
  return { year, month, totalMinor }
}

/** A split that does not divide by three differs by a few yen; that is still the same sum. */
function evenFrom(months: CalendarMonth[]): InstalmentCalendar['evenFrom'] {
  const amountMinor = months.at(-1)?.totalMinor ?? 0
  const uneven = months.findLastIndex((month) => Math.abs(month.totalMinor - amountMinor) > 2)
  const month = uneven + 1
  return months.length - month >= 3 ? { month, amountMinor } : null
}

function monthsBetween(from: PlainDate, to: PlainDate): number {
  return (to.year - from.year) * 12 + to.month - from.month
}

function range<Value>(count: number, valueAt: (index: number) => Value): Value[] {
  return Array.from({ length: count }, (_, index) => valueAt(index))
}
