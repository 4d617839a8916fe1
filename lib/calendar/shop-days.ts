import type { ShopFacts } from '#lib/catalog/schema.ts'
import type { ClosedReason, Dated } from '#lib/date-reason.ts'
import type { PlainDate } from '#lib/plain-date.ts'
import { holidayName } from './holidays.ts'

/** When the shop is closed. One weekday at least is open, so the next open day is never far. */
export type ShopDays = ShopFacts['workingDays']

type Direction = 'before' | 'after'
const opposite = { before: 'after', after: 'before' } as const

/** Null for a day on which the shop works. */
export function whyClosed(shopDays: ShopDays, day: PlainDate): ClosedReason | null {
  if (shopDays.closedOn.includes(day.toString())) return { code: 'closed-date' }
  if (shopDays.closedWeekdays.includes(day.dayOfWeek))
    return { code: 'closed-weekday', weekday: day.dayOfWeek }
  const name = shopDays.nationalHolidays ? holidayName(day) : null
  return name && { code: 'holiday', name }
}

export function isEverClosed({ closedWeekdays, nationalHolidays, closedOn }: ShopDays): boolean {
  return closedWeekdays.length > 0 || nationalHolidays || closedOn.length > 0
}

/**
 * A day that falls on a closed one goes to the nearest open day before or after it; the other way where that lies
 * outside of `bounds`, both inclusive.
 */
export function toOpenDay(
  shopDays: ShopDays,
  dated: Dated,
  direction: Direction,
  bounds: { from?: PlainDate; until?: PlainDate },
): Dated {
  const closed = whyClosed(shopDays, dated.on)
  if (!closed) return dated
  const moved = (way: Direction): Dated => ({
    on: nearestOpenDay(shopDays, dated.on, way),
    because: { ...closed, from: dated.on, moved: way },
  })
  const { on } = moved(direction)
  const outside =
    (bounds.from && on.until(bounds.from).sign > 0) ||
    (bounds.until && bounds.until.until(on).sign > 0)
  return moved(outside ? opposite[direction] : direction)
}

/** The nth open day before `day`; with 0 the day itself, open or not. */
export function openDaysBefore(shopDays: ShopDays, day: PlainDate, n: number): PlainDate {
  let found = day
  for (let left = n; left > 0; left -= 1)
    found = nearestOpenDay(shopDays, found.subtract({ days: 1 }), 'before')
  return found
}

function nearestOpenDay(shopDays: ShopDays, day: PlainDate, direction: Direction): PlainDate {
  let found = day
  while (whyClosed(shopDays, found)) found = found.add({ days: direction === 'after' ? 1 : -1 })
  return found
}
