import { ok, type Result, refused } from '#lib/result.ts'
import { type ChargeStatus, unsettledCharges } from '#lib/states/charge.ts'
import { type DeliveryStatus, goneDeliveries, waitingDeliveries } from '#lib/states/delivery.ts'
import { isOneOf } from '#lib/states/moves.ts'
import { type OrderStatus, uncollectedOrders } from '#lib/states/order.ts'
import type { SubscriptionStatus } from '#lib/states/subscription.ts'

/**
 * Why one order is not canceled; each has a sentence for the staff. `order-paid`: it is refunded. `order-sending`: whether
 * money moved is not known; `order-capturing`: it is being collected; `order-odd`: somebody has to look at Smartpay first.
 * `goods-gone`: what is on its way comes back first.
 */
export type OrderCancelRefusal =
  | 'order-paid'
  | 'order-ended'
  | 'order-sending'
  | 'order-capturing'
  | 'order-odd'
  | 'goods-gone'

export type CancelableFacts = {
  status: OrderStatus
  subscriptionStatus: SubscriptionStatus
  /** Of the charge that says how it stands; null: a token does not pay it. */
  charge: ChargeStatus | null
  isChargeOdd: boolean
  /** Somebody is at its capture. */
  isCapturing: boolean
  /** An earlier charge of it was given up, and may still be paid at Smartpay. */
  isWatched: boolean
  /** Another order of its subscription waits for money. */
  hasOthersPastDue: boolean
  deliveries: readonly DeliveryStatus[]
}

/** What canceling one order leads to. */
export type OrderCancellation = {
  /**
   * What becomes of its charge: it was never sent; Smartpay waits for the shopper and is watched; its approval is released.
   * `none`: nothing of it is under way.
   */
  charge: 'none' | 'unsent' | 'watched' | 'released'
  /** Parcels that do not go out. */
  endsParcels: number
  /** The subscription is not past due any more. */
  runsAgain: boolean
  /** What was shown, in a form that can be compared. */
  mark: string
}

/**
 * Whether one order may be canceled while its subscription goes on, and what that leads to. Only where surely nothing was
 * collected, or nothing can be any more: what is on its way to Smartpay is waited for, what was paid is refunded.
 */
export function previewCancellation(
  facts: CancelableFacts,
): Result<OrderCancellation, OrderCancelRefusal> {
  const because = whyNotCancelOrder(facts)
  if (because !== null) return refused(because)
  const { status, subscriptionStatus, charge, isWatched, hasOthersPastDue, deliveries } = facts
  return ok({
    charge: chargeEnd(charge, isWatched),
    endsParcels: deliveries.filter((one) => isOneOf(waitingDeliveries, one)).length,
    runsAgain: subscriptionStatus === 'past_due' && status === 'past_due' && !hasOthersPastDue,
    mark: [
      status,
      charge ?? 'none',
      isWatched ? 'watched' : 'not-watched',
      subscriptionStatus,
      hasOthersPastDue ? 'others' : 'alone',
      ...deliveries,
    ].join(' '),
  })
}

function whyNotCancelOrder(facts: CancelableFacts): OrderCancelRefusal | null {
  const { status, charge, isChargeOdd, isCapturing, deliveries } = facts
  if (status === 'paid') return 'order-paid'
  if (!isOneOf(uncollectedOrders, status)) return 'order-ended'
  if (isChargeOdd) return 'order-odd'
  if (charge !== null && isOneOf(unsettledCharges, charge)) return 'order-sending'
  if (isCapturing) return 'order-capturing'
  return deliveries.some((one) => isOneOf(goneDeliveries, one)) ? 'goods-gone' : null
}

function chargeEnd(charge: ChargeStatus | null, isWatched: boolean): OrderCancellation['charge'] {
  if (charge === 'authorized') return 'released'
  if (charge === 'open' || isWatched) return 'watched'
  return charge === 'intended' ? 'unsent' : 'none'
}
