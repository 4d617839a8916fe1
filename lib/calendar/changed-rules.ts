import type { Cadence } from '#lib/catalog/cadence.ts'
import type { PlanContent } from '#lib/catalog/schema.ts'
import { type CalendarChange, changesOf } from './changes.ts'
import { dueDate, type Schedule } from './schedule.ts'

/** The last of `changes` that holds for the order `index`. */
function lastFor<Change extends { fromIndex: number }>(
  changes: readonly Change[],
  index: number,
): Change | undefined {
  return changes.findLast(({ fromIndex }) => fromIndex <= index)
}

export function quantityAt(
  quantity: number,
  changes: readonly CalendarChange[],
  index: number,
): number {
  return lastFor(changesOf(changes, 'quantity'), index)?.quantity ?? quantity
}

/** The plan version of an order. */
export function contentAt(
  content: PlanContent,
  changes: readonly CalendarChange[],
  index: number,
): PlanContent {
  return lastFor(changesOf(changes, 'content'), index)?.content ?? content
}

/**
 * From which day an order is counted. A version with another cadence is counted from the day that its first order
 * has by the old one; with the same cadence nothing is counted anew, so a 31st is not lost in a short month.
 */
export function scheduleAt(
  start: Schedule,
  changes: readonly CalendarChange[],
  index: number,
): Schedule {
  const anew = [
    ...stillHolding(changesOf(changes, 're-anchor')),
    ...stillHolding(changesOf(changes, 'content')),
  ]
    .filter(({ fromIndex }) => fromIndex <= index && fromIndex >= start.anchorIndex)
    .toSorted((one, other) => one.fromIndex - other.fromIndex)
  return anew.reduce<Schedule>((schedule, change) => {
    const { fromIndex: anchorIndex } = change
    if (change.kind === 're-anchor')
      return { cadence: change.cadence ?? schedule.cadence, anchorOn: change.to, anchorIndex }
    const { cadence } = change.content
    return isSameCadence(cadence, schedule.cadence)
      ? schedule
      : { cadence, anchorOn: dueDate(schedule, anchorIndex).on, anchorIndex }
  }, start)
}

/** Without those that a later one of the list replaces, because it holds from the same order or an earlier one. */
function stillHolding<Change extends { fromIndex: number }>(changes: readonly Change[]): Change[] {
  return changes.filter(
    ({ fromIndex }, at) => !changes.slice(at + 1).some((later) => later.fromIndex <= fromIndex),
  )
}

export function isSameCadence(one: Cadence, other: Cadence): boolean {
  const named = (cadence: Cadence) =>
    JSON.stringify([cadence.unit, cadence.count, cadence.unit === 'month' ? cadence.on : null])
  return named(one) === named(other)
}
