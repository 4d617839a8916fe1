import { endIndexOf } from '#lib/calendar/changes.ts'
import type { StoredChange } from '#lib/calendar/stored-changes.ts'
import type { PlainDate } from '#lib/plain-date.ts'
import { isOneOf } from '#lib/states/moves.ts'
import { overSubscriptions } from '#lib/states/subscription.ts'
import { changeable, furthestDays } from './cycles-ahead.ts'
import { end, ordersLeft, takeBackEnd, withEnd } from './ending.ts'
import { move } from './move-order.ts'
import { resume } from './resume-schedule.ts'
import type { ScheduleCommand, ScheduleFacts, ScheduleRefusal } from './schedule-command.ts'
import { stillCounting } from './still-counting.ts'

/** The changes that hold after a command, or why it is refused. */
export function changesAfter(
  facts: ScheduleFacts,
  command: ScheduleCommand,
): StoredChange[] | ScheduleRefusal {
  if (facts.status === 'pending') return 'not-begun'
  if (isOneOf(overSubscriptions, facts.status)) return 'over-already'
  const changes = applied(facts, command)
  return typeof changes === 'string' ? changes : stillCounting(facts, withEnd(facts, changes))
}

function applied(facts: ScheduleFacts, command: ScheduleCommand): StoredChange[] | ScheduleRefusal {
  switch (command.kind) {
    case 'skip':
      return skip(facts, command.index)
    case 'take-back-skip':
      return takeBackSkip(facts, command.index)
    case 'pause':
      return pause(facts, command.until)
    case 'resume':
      return resume(facts)
    case 'move':
      return move(facts, command)
    case 'end':
      return end(facts)
    case 'take-back-end':
      return takeBackEnd(facts)
  }
}

function skip(facts: ScheduleFacts, index: number): StoredChange[] | ScheduleRefusal {
  const cycle = changeable(facts, index)
  if (typeof cycle === 'string') return cycle
  if (cycle.status === 'skipped') return 'skipped-already'
  return [...facts.changes, { kind: 'skip', index }]
}

function takeBackSkip(facts: ScheduleFacts, index: number): StoredChange[] | ScheduleRefusal {
  const cycle = changeable(facts, index)
  if (typeof cycle === 'string') return cycle
  const isSkip = (change: StoredChange) => change.kind === 'skip' && change.index === index
  return facts.changes.some(isSkip)
    ? facts.changes.filter((change) => !isSkip(change))
    : 'not-skipped'
}

function pause(facts: ScheduleFacts, until: PlainDate | null): StoredChange[] | ScheduleRefusal {
  const { status, today, changes } = facts
  if (status === 'paused') return 'paused-already'
  if (endIndexOf(changes) !== null && ordersLeft(facts, changes).length === 0)
    return 'nothing-comes'
  if (until && today.until(until).days < 1) return 'day-too-near'
  if (until && today.until(until).days > furthestDays) return 'day-too-far'
  return [...changes, { kind: 'pause', from: today, until }]
}
