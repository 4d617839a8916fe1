import { isOneOf, type Moves } from './moves.ts'

export const subscriptionStatuses = [
  'pending',
  'active',
  'past_due',
  'paused',
  'canceled',
  'ended',
] as const
export type SubscriptionStatus = (typeof subscriptionStatuses)[number]

export const subscriptionMoves: Moves<SubscriptionStatus> = {
  pending: ['active'],
  active: ['past_due', 'paused', 'canceled', 'ended'],
  past_due: ['active', 'paused', 'canceled', 'ended'],
  paused: ['active', 'past_due', 'canceled', 'ended'],
  canceled: [],
  ended: [],
}

/** Begun, and not over. */
export const runningSubscriptions = [
  'active',
  'past_due',
  'paused',
] as const satisfies SubscriptionStatus[]
/** Orders come, also while an earlier one waits for its money. */
export const orderedSubscriptions = ['active', 'past_due'] as const satisfies SubscriptionStatus[]
/** For good. */
export const overSubscriptions = ['canceled', 'ended'] as const satisfies SubscriptionStatus[]

/** Why staff ends one; each has a sentence for the staff. */
export const cancelReasons = ['asked-by-customer', 'not-paid', 'suspected-misuse', 'other'] as const
export type CancelReason = (typeof cancelReasons)[number]

/** Null: there is none yet. */
export function isRunning(status: SubscriptionStatus | null): boolean {
  return status !== null && isOneOf(runningSubscriptions, status)
}
