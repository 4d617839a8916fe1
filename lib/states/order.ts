import type { Moves } from './moves.ts'

export const orderStatuses = [
  'open',
  'awaiting_payment',
  'paid',
  'past_due',
  'expired',
  'canceled',
] as const
export type OrderStatus = (typeof orderStatuses)[number]

/** How an order looks in the list of a subscription's orders: one that is not made yet stands there as its cycle. */
export const listedOrderStatuses = ['scheduled', 'skipped', ...orderStatuses] as const
export type ListedOrderStatus = (typeof listedOrderStatuses)[number]

/** It is an order, and no cycle whose order is not made. */
export function isMadeOrder(status: ListedOrderStatus): status is OrderStatus {
  return status !== 'scheduled' && status !== 'skipped'
}

/**
 * Collected from a token: `open`, then `paid` or `past_due`. Paid offline: `awaiting_payment`, then `paid` or `expired`.
 * Money that was on its way pays an order that expired, and one that was canceled for another payment method.
 */
export const orderMoves: Moves<OrderStatus> = {
  open: ['paid', 'past_due', 'canceled'],
  past_due: ['paid', 'canceled'],
  awaiting_payment: ['paid', 'expired', 'canceled'],
  expired: ['paid'],
  canceled: ['paid'],
  paid: [],
}

/** Neither paid nor given up; they end with their subscription. */
export const uncollectedOrders = [
  'open',
  'past_due',
  'awaiting_payment',
] as const satisfies OrderStatus[]

/** Listed ones that end with their subscription. */
export const cancelableOrders = [
  'scheduled',
  ...uncollectedOrders,
] as const satisfies ListedOrderStatus[]

/** Why staff cancel one; each has a sentence for the staff, and the shopper's mail says it where it is theirs to know. */
export const orderCancelReasons = [
  'asked-by-customer',
  'cannot-deliver',
  'suspected-misuse',
  'other',
] as const
export type OrderCancelReason = (typeof orderCancelReasons)[number]
