import { isOneOf } from '#lib/states/moves.ts'
import { cancelableOrders, type ListedOrderStatus, uncollectedOrders } from '#lib/states/order.ts'
import type { SubscriptionStatus } from '#lib/states/subscription.ts'

/** Why one is not ended; each has a sentence for the staff. The last two bind shoppers only. */
export type CancelRefusal =
  | 'over-already'
  | 'not-begun'
  | 'charging'
  | 'changed-meanwhile'
  | 'minimum-not-reached'
  | 'order-firm'

type CancelFacts = {
  /** Who cancels it at once. A shopper may always have it end instead (`schedule/ending.ts`). */
  by: 'staff' | 'shopper'
  status: SubscriptionStatus
  /** Orders that the plan's minimum still binds to, those that would be canceled among them. */
  ordersMissing: number
  /** Orders that are made, and that would be canceled. */
  firmOrders: number
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
 * How many orders the plan's minimum still binds to where a subscription ends at once, and these with it.
 *
 * @param ordersCounted those that the minimum counts (`orders-counted.ts`)
 */
export function ordersMissing(
  minimumCycles: number,
  ordersCounted: number,
  orders: readonly { status: ListedOrderStatus }[],
): number {
  return Math.max(0, minimumCycles - ordersCounted + firmOrdersOf(orders))
}

/** Those that are made, and neither paid nor given up. */
export function firmOrdersOf(orders: readonly { status: ListedOrderStatus }[]): number {
  return orders.filter(({ status }) => isOneOf(uncollectedOrders, status)).length
}

/**
 * What runs may end at any time, but not in the middle of a charge, nor with other orders than were shown. A shopper is
 * bound by the plan's minimum, and by what is firm. Null: allowed.
 */
export function whyNotCancel(
  { by, status, charging, orders, ...bound }: CancelFacts,
  shown: string | null,
): CancelRefusal | null {
  if (status === 'canceled' || status === 'ended') return 'over-already'
  if (status === 'pending') return 'not-begun'
  if (by === 'shopper' && bound.ordersMissing > 0) return 'minimum-not-reached'
  if (by === 'shopper' && bound.firmOrders > 0) return 'order-firm'
  if (charging) return 'charging'
  return shown !== null && shown !== orders ? 'changed-meanwhile' : null
}
