import type { StoredChange } from '#lib/calendar/stored-changes.ts'
import type { PlainDate } from '#lib/plain-date.ts'
import { cyclesAhead } from './cycles-ahead.ts'
import { currentPause } from './pause.ts'
import type { ScheduleFacts, ScheduleRefusal } from './schedule-command.ts'

/**
 * It goes on with the first order whose cut-off is not over: nobody is charged without the days in which the order could
 * have been changed. What lay in the pause stays left out.
 */
export function resume(facts: ScheduleFacts): StoredChange[] | ScheduleRefusal {
  const { status, today, changes } = facts
  if (status !== 'paused') return 'not-paused'
  const current = currentPause(facts, changes)
  const others = changes.filter((change) => change !== current)
  const passed = daysPassed({ ...facts, changes: others })
  const from = earlier(facts.pausedOn ?? today, passed[0] ?? today)
  const until = passed.at(-1) ?? today.subtract({ days: 1 })
  return from.until(until).sign < 0 ? others : [...others, { kind: 'pause', from, until }]
}

/** Of orders that may still be changed, the days of those whose cut-off is over all the same: nobody made them. */
function daysPassed(facts: ScheduleFacts): PlainDate[] {
  const days: PlainDate[] = []
  for (let { firstOpenIndex } = facts; ; firstOpenIndex += 1) {
    const [cycle] = cyclesAhead({ ...facts, firstOpenIndex }, facts.changes, 1)
    if (!cycle?.cutOff || cycle.cutOff.on.until(facts.today).days < 1) return days
    days.push(cycle.due.on)
  }
}

function earlier(one: PlainDate, other: PlainDate): PlainDate {
  return one.until(other).sign < 0 ? other : one
}
