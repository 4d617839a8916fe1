import type { StoredChange } from '#lib/calendar/stored-changes.ts'
import type { PlainDate } from '#lib/plain-date.ts'
import { cyclesAhead, furthestDays } from './cycles-ahead.ts'
import type { ScheduleFacts } from './schedule-command.ts'

type Pause = Extract<StoredChange, { kind: 'pause' }>

/** The last pause that somebody asked for; null: there was none. */
export function currentPause(changes: readonly StoredChange[]): Pause | null {
  return changes.findLast((change): change is Pause => change.kind === 'pause') ?? null
}

/**
 * The day on which a pause ends by itself: the one after its last day, or before that the one on which the first order
 * after it is made. Null: somebody has to end it.
 */
export function resumesOn(
  facts: ScheduleFacts,
  changes: readonly StoredChange[],
): PlainDate | null {
  const until = currentPause(changes)?.until
  if (!until) return null
  const inAYear = Math.ceil(furthestDays / 7) + 1
  const first = cyclesAhead(facts, changes, inAYear).find(({ status }) => status === 'coming')
  const days = [until, ...(first?.cutOff ? [first.cutOff.on] : [])]
  return days.reduce((one, other) => (one.until(other).days < 0 ? other : one)).add({ days: 1 })
}
