import type { Dated } from '#lib/date-reason.ts'
import type { PlainDate } from '#lib/plain-date.ts'
import { scheduleAt } from './changed-rules.ts'
import { type CalendarChange, changesOf, endIndexOf } from './changes.ts'
import { dueDate, type Schedule } from './schedule.ts'

/** Why a cycle brings no order: somebody skipped it, it falls into a pause, or the subscription ends before it. */
export type SkipReason =
  | { code: 'skipped' }
  | { code: 'ending' }
  | { code: 'paused'; from: PlainDate; until: PlainDate | null }

/** Counted from the anchor, then as it was changed. */
export type Counted = { schedule: Schedule; changes: readonly CalendarChange[] }

/** The day on which a cycle falls due. */
export function dueAt(counted: Counted, index: number): PlainDate {
  return dueOf(counted, index).due.on
}

/** The day of a cycle; null: it is skipped, or falls into a pause. */
export function orderedOnAt(counted: Counted, index: number): PlainDate | null {
  const { on } = dueOf(counted, index).due
  return whySkipped(counted.changes, index, on) ? null : on
}

/** The day of a cycle, and the schedule by which its parcels are counted. */
export function dueOf({ schedule, changes }: Counted, index: number) {
  return movedBy(changes, scheduleAt(schedule, changes, index), index)
}

/** All parcels of a moved order are counted from its new day, so the first is never behind the second. */
function movedBy(
  changes: readonly CalendarChange[],
  schedule: Schedule,
  index: number,
): { due: Dated; schedule: Schedule } {
  const due = dueDate(schedule, index)
  const to = changesOf(changes, 'move').findLast((move) => move.index === index)?.to
  if (!to || to.equals(due.on)) return { due, schedule }
  return {
    due: { on: to, because: { code: 'moved', from: due.on } },
    schedule: { ...schedule, anchorOn: to, anchorIndex: index },
  }
}

/** Null: it brings an order. */
export function whySkipped(
  changes: readonly CalendarChange[],
  index: number,
  dueOn: PlainDate,
): SkipReason | null {
  const end = endIndexOf(changes)
  if (end !== null && index >= end) return { code: 'ending' }
  if (changesOf(changes, 'skip').some((skip) => skip.index === index)) return { code: 'skipped' }
  const pause = changesOf(changes, 'pause').find(
    ({ from, until }) =>
      from.until(dueOn).sign >= 0 && (until === null || dueOn.until(until).sign >= 0),
  )
  return pause ? { code: 'paused', from: pause.from, until: pause.until } : null
}

/** Nobody knows how long it lasts. */
export function isEndless(because: SkipReason): boolean {
  return because.code === 'paused' && because.until === null
}

/** So many cycles ahead an order is looked for: more than a year of weeks, which is as long as a pause lasts. */
const furthestAhead = 60

/** The first order after the cycle `index`; null: none comes for more than a year. */
export function orderAfter(
  counted: Counted,
  index: number,
): { index: number; on: PlainDate } | null {
  for (let ahead = 1; ahead <= furthestAhead; ahead += 1) {
    const on = orderedOnAt(counted, index + ahead)
    if (on) return { index: index + ahead, on }
  }
  return null
}

/** Its day. */
export function nextOrderOn(counted: Counted, index: number): PlainDate | null {
  return orderAfter(counted, index)?.on ?? null
}
