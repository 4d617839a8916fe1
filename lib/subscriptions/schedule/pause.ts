import type { StoredChange } from '#lib/calendar/stored-changes.ts'
import type { PlainDate } from '#lib/plain-date.ts'
import { cyclesAhead, furthestDays } from './cycles-ahead.ts'
import type { ScheduleFacts } from './schedule-command.ts'

type Pause = Extract<StoredChange, { kind: 'pause' }>

/** The pause that staff asked for and that it is in; null: it is in none, or the shop's policy paused it. */
export function currentPause(
  { pausedOn }: Pick<ScheduleFacts, 'pausedOn'>,
  changes: readonly StoredChange[],
): Pause | null {
  const last = changes.findLast((change): change is Pause => change.kind === 'pause')
  return last && pausedOn?.equals(last.from) ? last : null
}

/** Of a scheduled cycle whose cut-off is over: whether that was in the pause, so that no order of it comes after it. */
export function passesInPause(
  { pausedOn, changes }: Pick<ScheduleFacts, 'pausedOn' | 'changes'>,
  { dueOn, cutOffOn }: { dueOn: PlainDate; cutOffOn: PlainDate },
): boolean {
  if (pausedOn === null || cutOffOn.until(pausedOn).days > 0) return false
  const until = currentPause({ pausedOn }, changes)?.until ?? null
  return until === null || until.until(dueOn).days <= 0
}

/**
 * The day on which a pause ends by itself: the one after its last day, or before that the one on which the first order
 * after it is made. Null: somebody has to end it.
 */
export function resumesOn(
  facts: ScheduleFacts,
  changes: readonly StoredChange[],
): PlainDate | null {
  const last = changes.findLast((change): change is Pause => change.kind === 'pause')
  const until = last?.until
  if (!until) return null
  const inAYear = Math.ceil(furthestDays / 7) + 1
  // What nobody made in time is no order that it goes on with.
  const first = cyclesAhead(facts, changes, inAYear).find(
    ({ status, cutOff }) => status === 'coming' && cutOff && cutOff.on.until(facts.today).days <= 0,
  )
  const days = [until, ...(first?.cutOff ? [first.cutOff.on] : [])]
  return days.reduce((one, other) => (one.until(other).days < 0 ? other : one)).add({ days: 1 })
}
