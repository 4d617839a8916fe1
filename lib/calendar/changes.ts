import type { Cadence } from '#lib/catalog/cadence.ts'
import type { PlanContent } from '#lib/catalog/schema.ts'
import type { PlainDate } from '#lib/plain-date.ts'

/**
 * What was changed of a subscription's coming orders. `fromIndex`: this order and all later ones. Of two changes of
 * the same the later in the list holds.
 */
export type CalendarChange =
  | { kind: 'skip'; index: number }
  /** Both days inclusive; null: until somebody ends it. */
  | { kind: 'pause'; from: PlainDate; until: PlainDate | null }
  /** One order's day; those after it stay where they are. */
  | { kind: 'move'; index: number; to: PlainDate }
  /** A new day from which this and all later orders are counted, maybe at another cadence. */
  | { kind: 're-anchor'; fromIndex: number; to: PlainDate; cadence?: Cadence }
  | { kind: 'quantity'; fromIndex: number; quantity: number }
  /** Another version of a plan, with its cadence. */
  | { kind: 'content'; fromIndex: number; content: PlanContent }
  /** No order from this one on. Which one that may be, with the plan's minimum, says `endAfterMinimum`. */
  | { kind: 'cancel'; fromIndex: number }

type Kind = CalendarChange['kind']

/** Those of one kind, in their order. */
export function changesOf<One extends Kind>(
  changes: readonly CalendarChange[],
  kind: One,
): Extract<CalendarChange, { kind: One }>[] {
  return changes.filter(
    (change): change is Extract<CalendarChange, { kind: One }> => change.kind === kind,
  )
}

/** The index of the first order that does not come any more because the subscription ends; null: it goes on. */
export function endIndexOf(changes: readonly CalendarChange[]): number | null {
  return changesOf(changes, 'cancel').at(-1)?.fromIndex ?? null
}
