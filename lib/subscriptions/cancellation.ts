import { isOneOf } from '#lib/states/moves.ts'
import { cancelableOrders, type ListedOrderStatus } from '#lib/states/order.ts'
import type { SubscriptionStatus } from '#lib/states/subscription.ts'

/** Why one is not ended; each has a sentence for the staff. */
export type CancelRefusal = 'over-already' | 'not-begun' | 'charging' | 'changed-meanwhile'

type CancelFacts = {
  status: SubscriptionStatus
  /** A charge was sent and has no outcome yet: nobody knows whether money moved. */
  charging: boolean
  /** The open orders, as `openOrders` writes them. */
  orders: string
}

/** What a dialog says will not be asked for, in a form that can be compared: `0:scheduled,1:past_due`. */
export function openOrders(
  orders: readonly { index: number; status: ListedOrderStatus }[],
): string {
  return orders
    .filter(({ status }) => isOneOf(cancelableOrders, status))
    .toSorted((one, other) => one.index - other.index)
    .map(({ index, status }) => `${index}:${status}`)
    .join(',')
}

/**
 * What runs may end at any time, but not in the middle of a charge, nor with other orders than were shown.
 * Null: allowed.
 */
export function whyNotCancel(
  { status, charging, orders }: CancelFacts,
  shown: string | null,
): CancelRefusal | null {
  if (status === 'canceled' || status === 'ended') return 'over-already'
  if (status === 'pending') return 'not-begun'
  if (charging) return 'charging'
  return shown !== null && shown !== orders ? 'changed-meanwhile' : null
}
