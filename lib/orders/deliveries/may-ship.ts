import type { PaymentMethod } from '#lib/catalog/payment-methods.ts'
import { type ChargeStatus, unsettledCharges } from '#lib/states/charge.ts'
import { type DeliveryStatus, waitingDeliveries } from '#lib/states/delivery.ts'
import { isOneOf } from '#lib/states/moves.ts'
import type { OrderStatus } from '#lib/states/order.ts'

/** Why a delivery may not go out now; each has a sentence in both languages (i18n/deliveries.ts). */
export const shipRefusals = [
  'gone-already',
  'order-over',
  'erased',
  'being-refunded',
  'awaits-transfer',
  'awaits-charge',
  'charge-in-doubt',
  'approval-ended',
  'held',
  'paused',
  'past-due',
  'owes-too-much',
] as const
export type ShipRefusal = (typeof shipRefusals)[number]

export type ShipFacts = {
  delivery: DeliveryStatus
  order: OrderStatus
  paymentMethod: PaymentMethod
  /** Of the order's last charge; null: a token does not pay it. */
  charge: ChargeStatus | null
  /** Its order at Smartpay is not as it was asked for (`states/charge-failure.ts`). */
  isChargeOdd: boolean
  /** Of a charge that is authorized: Smartpay has released it by now. */
  hasApprovalEnded: boolean
  /** Charges of the customer or the subscription are on hold. */
  isHeld: boolean
  /** The subscription is: what is not paid yet is not collected. */
  isPaused: boolean
  isErased: boolean
  /** Money of the order is going back, and how that ends is not known yet. */
  isBeingRefunded: boolean
  /** What the customer's orders that are past due come to, in yen. */
  owedMinor: number
  /** The shop's policy: up to so many yen that are owed goods go out unpaid. */
  shipsUnpaidUpToMinor: number
}

/**
 * Whether a delivery may go out now, as far as money and the address say; its planned day is another matter. It goes out
 * where its order is paid, is paid at the door, or was approved by Smartpay, which is captured then; and where the order is
 * past due, as far as the shop's policy gives credit. Null: it may.
 */
export function whyNotShip(facts: ShipFacts): ShipRefusal | null {
  if (!isOneOf(waitingDeliveries, facts.delivery)) return 'gone-already'
  if (facts.order === 'canceled' || facts.order === 'expired') return 'order-over'
  if (facts.isErased) return 'erased'
  if (facts.isBeingRefunded) return 'being-refunded'
  if (facts.order === 'paid') return null
  if (facts.order === 'awaiting_payment')
    return facts.paymentMethod === 'cash_on_delivery' ? null : 'awaits-transfer'
  if (facts.charge === 'authorized') {
    if (facts.isChargeOdd) return 'charge-in-doubt'
    if (facts.hasApprovalEnded) return 'approval-ended'
    if (facts.isHeld) return 'held'
    return facts.isPaused ? 'paused' : null
  }
  if (facts.charge !== null && isOneOf(unsettledCharges, facts.charge)) return 'charge-in-doubt'
  return facts.order === 'open' ? 'awaits-charge' : whyNoCredit(facts)
}

function whyNoCredit({ isHeld, owedMinor, shipsUnpaidUpToMinor }: ShipFacts): ShipRefusal | null {
  if (shipsUnpaidUpToMinor === 0) return 'past-due'
  if (isHeld) return 'held'
  return owedMinor > shipsUnpaidUpToMinor ? 'owes-too-much' : null
}
