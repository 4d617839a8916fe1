import type { PaymentMethod } from '#lib/catalog/payment-methods.ts'
import { type Instant, instantOf } from '#lib/clock.ts'
import { dateIn, fromColumn, hourOn, type PlainDate } from '#lib/plain-date.ts'
import { isOneOf } from '#lib/states/moves.ts'
import { orderedSubscriptions } from '#lib/states/subscription.ts'
import type { LockedCycle } from './lock-cycle.ts'
import { type OrderLine, orderLinesFor, totalOf } from './order-lines.ts'
import { whyTooLate } from './too-late.ts'

/** `wait`: before its cut-off is over, or while its subscription does not run. */
type CycleStep = 'wait' | 'make' | NonNullable<ReturnType<typeof whyTooLate>>

/** What is done about a cycle today: its order is made, or there is none any more. */
export function stepOfCycle(cycle: LockedCycle, today: PlainDate): CycleStep {
  const { status, subscriptionStatus, cutOffOn } = cycle
  if (status !== 'scheduled' || !isOneOf(orderedSubscriptions, subscriptionStatus)) return 'wait'
  if (fromColumn(cutOffOn).until(today).days < 1) return 'wait'
  return whyTooLate(cycle, today) ?? 'make'
}

/** An order as it freezes: what it is made of, what that comes to in yen with tax, and before when no token is charged for it. */
type OrderOfCycle = { lines: readonly OrderLine[]; totalMinor: number; chargedFrom: Instant }

/** The order that is made of a cycle, by the engine and by a rehearsal of it. */
export function orderOfCycle(cycle: LockedCycle, paymentMethod: PaymentMethod): OrderOfCycle {
  const { index, quantity, feeMinor, content, facts } = cycle
  const on = fromColumn(cycle.dueOn)
  const lines = orderLinesFor(content, { index, quantity, feeMinor, paymentMethod, on })
  return { lines, totalMinor: totalOf(lines), chargedFrom: hourOn(facts.timeZone, on, 0) }
}

export function todayOf({ facts, now }: { facts: { timeZone: string }; now: Date }): PlainDate {
  return dateIn(facts.timeZone, instantOf(now))
}
