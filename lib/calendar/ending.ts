import type { PlainDate } from '#lib/plain-date.ts'
import { changesOf, endIndexOf } from './changes.ts'
import { cycleAt } from './coming-cycles.ts'
import { type Counted, dueOf, isEndless, whySkipped } from './counted.ts'

type Bound = Parameters<typeof cycleAt>[0] & {
  /** Index of the first cycle that may still be left out. */
  from: number
  /** Orders before it, which the plan's minimum counts. */
  ordersBefore: number
}

/**
 * The index of the first order that does not come where a subscription ends from `from` on: what the plan's minimum binds
 * to still comes. The minimum counts orders, so a skip postpones its end, and so does a pause; one without an end counts
 * as if it were over, because nobody knows how many cycles it takes.
 */
export function endAfterMinimum({ from, ordersBefore, ...asked }: Bound): number {
  const cancels = changesOf(asked.changes, 'cancel')
  const changes = asked.changes.filter((change) => !cancels.some((one) => one === change))
  for (let index = from, orders = ordersBefore; ; index += 1) {
    const cycle = cycleAt({ ...asked, changes }, index)
    if (orders >= cycle.content.minimumCycles) return index
    if (cycle.status === 'coming' || isEndless(cycle.because)) orders += 1
  }
}

/** The end that was asked for. */
export type Ending = {
  /** Of the first cycle of which no order comes. */
  fromIndex: number
  /** The last order; null: it waits for the end of a pause that has none. */
  last: { index: number; on: PlainDate } | null
}

/** The cycles of a subscription that are written down, as far as its end asks about them. */
export type WrittenCycles = {
  /** The last that is an order, or is scheduled. */
  last: { index: number; on: PlainDate; isOrder: boolean }
  /** The index of the last of all. */
  until: number
}

/**
 * Which order is the last one. Null: the subscription goes on.
 *
 * @param waits it is paused, and nobody knows until when
 */
export function endingOf(
  counted: Counted,
  { last, until }: WrittenCycles,
  waits: boolean,
): Ending | null {
  const fromIndex = endIndexOf(counted.changes)
  if (fromIndex === null) return null
  for (let index = fromIndex - 1; index > until; index -= 1) {
    const { on } = dueOf(counted, index).due
    const because = whySkipped(counted.changes, index, on)
    if (waits && (because === null || isEndless(because))) return { fromIndex, last: null }
    if (because === null) return { fromIndex, last: { index, on } }
  }
  return { fromIndex, last: waits && !last.isOrder ? null : last }
}
