import type { StoredChange } from '#lib/calendar/stored-changes.ts'
import { changeable, cyclesAhead, furthestDays } from './cycles-ahead.ts'
import type { ScheduleCommand, ScheduleFacts, ScheduleRefusal } from './schedule-command.ts'

/** One order's day; with it those of all later ones, where that is asked for. */
export function move(
  facts: ScheduleFacts,
  { index, to, later }: Extract<ScheduleCommand, { kind: 'move' }>,
): StoredChange[] | ScheduleRefusal {
  const cycle = changeable(facts, index)
  if (typeof cycle === 'string') return cycle
  if (cycle.status === 'skipped') return 'skipped-already'
  if (cycle.due.on.equals(to)) return 'same-day'
  const { cadence } = facts.content
  if (later && cadence.unit === 'month' && cadence.on) return 'fixed-day'
  if (facts.today.until(to).days > furthestDays) return 'day-too-far'
  const changes: StoredChange[] = [
    // A new day for all replaces what single ones from there on had.
    ...facts.changes.filter(
      (one) => !(one.kind === 'move' && (later ? one.index >= index : one.index === index)),
    ),
    later ? { kind: 're-anchor', fromIndex: index, to } : { kind: 'move', index, to },
  ]
  const ahead = cyclesAhead(facts, changes, index - facts.firstOpenIndex + 2)
  const moved = ahead.at(-2)
  if (!moved?.cutOff || moved.cutOff.on.until(facts.today).days > 0) return 'day-too-near'
  if (moved.status === 'skipped') return 'in-pause'
  return staysInOrder(facts, changes, index) ? changes : 'day-taken'
}

/**
 * Orders come one after the other: each is made, the day after its cut-off, before the next one's day has come. The one
 * before and the one after keep their side.
 */
function staysInOrder(
  facts: ScheduleFacts,
  changes: readonly StoredChange[],
  index: number,
): boolean {
  const around = cyclesAhead({ ...facts, firstOpenIndex: Math.max(index - 1, 0) }, changes, 3)
  return around.every(({ due }, at) => {
    const before = around[at - 1]
    if (!before) return true
    const madeOn = before.cutOff?.on.add({ days: 1 }) ?? before.due.on
    return before.due.on.until(due.on).days > 0 && madeOn.until(due.on).days > 0
  })
}
