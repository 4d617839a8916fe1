/**
 * What keeps an order that was seen at Smartpay from being believed: its reference or sum is another; its status is new;
 * it is paid without a payment, or with payments of another sum; there are two of it.
 */
export const oddities = [
  'order.other',
  'order.new-status',
  'order.no-payment',
  'order.other-sum',
  'order.double',
] as const
export type Oddity = (typeof oddities)[number]

/** Such an order was seen: the charge stays in doubt until Smartpay says something else of it, or staff do. */
export function isOdd(failure: string | null): boolean {
  return oddities.some((oddity) => oddity === failure)
}

/** Smartpay waited for the shopper, and nobody waits any longer: it may still be paid there, and is watched. */
export const givenUp = 'given-up'

/** It was over here, and paid at Smartpay all the same: somebody has to pay it back. */
export const paidLate = 'paid-late'
/** And somebody did. */
export const paidBack = 'paid-back'
