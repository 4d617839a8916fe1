import { dueAt } from '#lib/calendar/counted.ts'
import type { StoredChange } from '#lib/calendar/stored-changes.ts'
import type { ScheduleFacts } from './schedule-command.ts'

/** Without what concerns only orders from long ago: a subscription of many years has no list of many years. */
export function stillCounting(
  { content, anchorOn, firstOpenIndex }: ScheduleFacts,
  changes: StoredChange[],
): StoredChange[] {
  const schedule = { cadence: content.cadence, anchorOn, anchorIndex: 0 }
  const lastIndex = firstOpenIndex - 1
  const lastOn = dueAt({ schedule, changes }, lastIndex)
  return changes.filter((change, at) => {
    if (change.kind === 'cancel') return true
    if (change.kind === 'pause') return change.until === null || lastOn.until(change.until).sign > 0
    if (change.kind !== 're-anchor') return change.index >= lastIndex
    const replaces = (later: StoredChange) =>
      later.kind === 're-anchor' && later.fromIndex <= Math.max(change.fromIndex, lastIndex)
    return !changes.slice(at + 1).some(replaces)
  })
}
