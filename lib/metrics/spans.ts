import type { PlainDate } from '#lib/plain-date.ts'

/** Days from `from` on; `until` is not among them. */
export type Span = { from: PlainDate; until: PlainDate }

/** The calendar months that a span touches, cut to it; none where it is empty. */
export function monthsOf(from: PlainDate, until: PlainDate): Span[] {
  const months: Span[] = []
  for (let at = from; at.until(until).sign > 0; ) {
    const next = at.with({ day: 1 }).add({ months: 1 })
    const end = next.until(until).sign > 0 ? next : until
    months.push({ from: at, until: end })
    at = end
  }
  return months
}
