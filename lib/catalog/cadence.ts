import type { PlainDate } from '#lib/plain-date.ts'

/** A day that every month has: 1 to 28, the last one (末日), or the nth weekday (ISO: 1 is Monday, 7 Sunday). */
export type ChosenDay = number | 'last' | { nth: number | 'last'; weekday: number }

/** Every `count` weeks or months; in months, `on` a chosen day, or on the day of the anchor where none is. */
export type Cadence =
  | { unit: 'week'; count: number }
  | { unit: 'month'; count: number; on?: ChosenDay | null | undefined }

/** A chosen day that comes sooner after the anchor is too near: nobody wants a second order within two weeks. */
const nearestDays = 14

/**
 * The first day of a cycle. Counted from the anchor, never from the cycle before, so a subscription
 * begun on the 31st comes back to the 31st after a short month (safety §1, rule 9). `index` counts from 0.
 */
export function cycleStartsOn(cadence: Cadence, anchor: PlainDate, index: number): PlainDate {
  return dayAfter(cadence, anchor, cadence.count * index)
}

/**
 * The day so many weeks or months after the anchor, which is itself step 0. With a chosen day it is that day of
 * the month so many months on, or of the month after it where the first cycle would be too near.
 */
export function dayAfter(cadence: Cadence, anchor: PlainDate, steps: number): PlainDate {
  if (cadence.unit === 'week') return anchor.add({ weeks: steps })
  if (!cadence.on) return anchor.add({ months: steps })
  if (steps === 0) return anchor
  const late = tooNearFirst(cadence, anchor) ? 1 : 0
  return chosenDayIn(anchor.add({ months: steps + late }), cadence.on)
}

/** The chosen day that the first cycle after the anchor would have, if it is too near; all later cycles then lie a month later. */
export function tooNearFirst(cadence: Cadence, anchor: PlainDate): PlainDate | null {
  if (cadence.unit === 'week' || !cadence.on) return null
  const first = chosenDayIn(anchor.add({ months: cadence.count }), cadence.on)
  return anchor.until(first).days < nearestDays ? first : null
}

/** @param month any day of the month */
function chosenDayIn(month: PlainDate, on: ChosenDay): PlainDate {
  if (on === 'last') return month.with({ day: month.daysInMonth })
  if (typeof on === 'number') return month.with({ day: on })
  if (on.nth === 'last') {
    const last = month.with({ day: month.daysInMonth })
    return last.subtract({ days: (last.dayOfWeek - on.weekday + 7) % 7 })
  }
  const first = month.with({ day: 1 })
  return first.add({ days: ((on.weekday - first.dayOfWeek + 7) % 7) + 7 * (on.nth - 1) })
}
