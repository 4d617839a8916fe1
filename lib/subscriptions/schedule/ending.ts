import { endIndexOf } from '#lib/calendar/changes.ts'
import type { ComingCycle } from '#lib/calendar/coming-cycles.ts'
import { isEndless } from '#lib/calendar/counted.ts'
import { endAfterMinimum } from '#lib/calendar/ending.ts'
import type { StoredChange } from '#lib/calendar/stored-changes.ts'
import type { PlainDate } from '#lib/plain-date.ts'
import { cyclesAhead } from './cycles-ahead.ts'
import type { ScheduleFacts, ScheduleRefusal } from './schedule-command.ts'

/** No order comes from the first that may still be left out on, or once the plan's minimum is reached, if that is later. */
export function end(facts: ScheduleFacts): StoredChange[] | ScheduleRefusal {
  if (endIndexOf(facts.changes) !== null) return 'ending-already'
  return endedAnew(facts, facts.changes)
}

export function takeBackEnd(facts: ScheduleFacts): StoredChange[] | ScheduleRefusal {
  if (endIndexOf(facts.changes) === null) return 'not-ending'
  return isEndFinal(facts) ? 'end-is-final' : withoutEnd(facts.changes)
}

/** Where it ends: a change of the orders that still come postpones the end, or brings it forward again. */
export function withEnd(facts: ScheduleFacts, changes: StoredChange[]): StoredChange[] {
  if (endIndexOf(changes) === null || ordersLeft(facts, facts.changes).length === 0) return changes
  return endedAnew(facts, changes)
}

function endedAnew(facts: ScheduleFacts, changes: readonly StoredChange[]): StoredChange[] {
  const { content, quantity, anchorOn, firstOpenIndex: from, ordersBefore } = facts
  const schedule = { cadence: content.cadence, anchorOn, anchorIndex: 0 }
  const others = withoutEnd(changes)
  const asked = { content, shopDays: facts.facts.workingDays, quantity, schedule, changes: others }
  return [
    ...others,
    { kind: 'cancel', fromIndex: endAfterMinimum({ ...asked, from, ordersBefore }) },
  ]
}

function withoutEnd(changes: readonly StoredChange[]): StoredChange[] {
  return changes.filter(({ kind }) => kind !== 'cancel')
}

/** Of a subscription that ends: the orders that still come, also those that wait for the end of a pause. */
export function ordersLeft(facts: ScheduleFacts, changes: readonly StoredChange[]): ComingCycle[] {
  const count = (endIndexOf(changes) ?? 0) - facts.firstOpenIndex
  return cyclesAhead(facts, changes, Math.max(0, count)).filter(
    (cycle) => cycle.status === 'coming' || isEndless(cycle.because),
  )
}

/**
 * The day from which on nothing brings it back: the one after the cut-off of the first order that is left out. Null: it does
 * not end, or what still comes waits for the end of a pause that has none.
 *
 * @param waits it is paused then, and nobody knows until when
 */
export function endsOn(
  facts: ScheduleFacts,
  changes: readonly StoredChange[],
  waits: boolean,
): PlainDate | null {
  const index = endIndexOf(changes)
  if (index === null || (waits && ordersLeft(facts, changes).length > 0)) return null
  if (index < facts.firstOpenIndex) return facts.endsOn
  const [first] = cyclesAhead({ ...facts, firstOpenIndex: index }, changes, 1)
  const on = first?.cutOff?.on ?? first?.due.on
  return on ? on.add({ days: 1 }) : null
}

function isEndFinal(facts: ScheduleFacts): boolean {
  const { changes, firstOpenIndex, today } = facts
  if (ordersLeft(facts, changes).length > 0) return false
  const isOver = facts.endsOn !== null && facts.endsOn.until(today).days >= 0
  return isOver || (endIndexOf(changes) ?? 0) < firstOpenIndex
}
