import { isRunning, type SubscriptionStatus } from '#lib/states/subscription.ts'

/** Why nothing is charged for a while; each has a sentence for the staff. */
export const holdReasons = [
  'asked-by-customer',
  'dispute',
  'suspected-misuse',
  'unreachable',
  'other',
] as const
export type HoldReason = (typeof holdReasons)[number]

/** What can be held: all of a customer's subscriptions, or one. */
export const heldKinds = ['customer', 'subscription'] as const
export type HeldKind = (typeof heldKinds)[number]

/** Why one is not held; each has a sentence for the staff. */
export type HoldRefusal = 'already-held' | 'nothing-charged' | 'not-running'

/**
 * A hold stops charges, and nothing else: a subscription that is paid offline has none, and goes on until it is
 * canceled. Null: allowed.
 */
export function whyNotHold(subscription: {
  status: SubscriptionStatus | null
  paymentMethod: string
  held: boolean
}): HoldRefusal | null {
  if (subscription.held) return 'already-held'
  if (!isRunning(subscription.status)) return 'not-running'
  return subscription.paymentMethod === 'smartpay' ? null : 'nothing-charged'
}
