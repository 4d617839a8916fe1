import { type ComingCycle, cycleAt } from '#lib/calendar/coming-cycles.ts'
import type { StoredChange } from '#lib/calendar/stored-changes.ts'
import type { ScheduleFacts, ScheduleRefusal } from './schedule-command.ts'

/** So many orders ahead one may be changed, and so many are shown. */
export const shownAhead = 6
/** A pause or a move reaches so many days ahead at most. */
export const furthestDays = 366

/** Cycles from the first that may still be changed, as they are after `changes`. */
export function cyclesAhead(
  { content, facts, quantity, anchorOn, firstOpenIndex }: ScheduleFacts,
  changes: readonly StoredChange[],
  count = shownAhead,
): ComingCycle[] {
  const schedule = { cadence: content.cadence, anchorOn, anchorIndex: 0 }
  const asked = { content, shopDays: facts.workingDays, quantity, schedule, changes }
  return Array.from({ length: count }, (_, ahead) => cycleAt(asked, firstOpenIndex + ahead))
}

/** A cycle that may still be changed, or why not. */
export function changeable(facts: ScheduleFacts, index: number): ComingCycle | ScheduleRefusal {
  if (index < facts.firstOpenIndex) return 'after-cut-off'
  if (index >= facts.firstOpenIndex + shownAhead) return 'too-far-ahead'
  const cycle = cyclesAhead(facts, facts.changes)[index - facts.firstOpenIndex]
  if (cycle?.status === 'skipped' && cycle.because.code === 'ending') return 'ends-before'
  return cycle ?? 'too-far-ahead'
}
