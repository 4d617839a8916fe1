import { AppError } from '#lib/app-error.ts'
import { type Cadence, type ChosenDay, dayAfter, tooNearFirst } from '#lib/catalog/cadence.ts'
import type { Dated, DateReason } from '#lib/date-reason.ts'
import type { PlainDate } from '#lib/plain-date.ts'

/** All due dates of a subscription: counted from the anchor, which is the day of the cycle `anchorIndex`. */
export type Schedule = { cadence: Cadence; anchorOn: PlainDate; anchorIndex: number }

/** The day on which a cycle falls due (safety §1, rule 9). `index` counts from 0, the first order. */
export function dueDate(schedule: Schedule, index: number): Dated {
  return dateAt(schedule, index, 0)
}

/**
 * The day so many weeks or months after a cycle falls due, counted from the anchor like everything, so a 31st comes
 * back after a short month. @param steps of the cadence's unit
 */
export function dateAt(schedule: Schedule, index: number, steps: number): Dated {
  const { cadence, anchorOn, anchorIndex } = schedule
  if (index < anchorIndex) throw new AppError('A cycle before the anchor has no day of it')
  const fromAnchor = cadence.count * (index - anchorIndex) + steps
  const on = dayAfter(cadence, anchorOn, fromAnchor)
  if (fromAnchor === 0)
    return { on, because: { code: anchorIndex === 0 ? 'agreed' : 'counted-anew' } }
  return { on, because: reasonFor(schedule, on, fromAnchor) }
}

function reasonFor({ cadence, anchorOn }: Schedule, on: PlainDate, steps: number): DateReason {
  if (cadence.unit === 'week') return { code: 'same-weekday', weekday: on.dayOfWeek }
  if (cadence.on) {
    const instead = steps === cadence.count ? tooNearFirst(cadence, anchorOn) : null
    return instead ? { code: 'first-too-near', instead } : chosen(cadence.on)
  }
  return on.day === anchorOn.day
    ? { code: 'same-day', day: on.day }
    : { code: 'short-month', anchorDay: anchorOn.day }
}

function chosen(on: ChosenDay): DateReason {
  if (on === 'last') return { code: 'last-day' }
  return typeof on === 'number' ? { code: 'chosen-day', day: on } : { code: 'nth-weekday', ...on }
}
