import type { PlanContent } from './schema.ts'

/** Tax-included yen, shipping included. */
export type PlanSums = { firstOrderMinor: number; laterOrderMinor: number }

/**
 * What one order costs: items times quantity, and the shipping fee once; with `feeMinor`, what the payment
 * method costs with each order, it is what the shopper pays.
 */
export function planSums(plan: PlanContent, quantity: number, feeMinor = 0): PlanSums {
  const sum = (amountOf: (item: PlanContent['items'][number]) => number) =>
    plan.items.reduce((total, item) => total + amountOf(item) * item.quantity, 0) * quantity +
    shippingFeeOf(plan) +
    feeMinor
  return {
    firstOrderMinor: sum((item) => item.firstAmountMinor ?? item.amountMinor),
    laterOrderMinor: sum((item) => item.amountMinor),
  }
}

/** Shipping of one order, in tax-included yen: one fee per delivery. */
export function shippingFeeOf({ shippingFeeMinor, delivery }: PlanContent): number {
  return shippingFeeMinor * (delivery.split?.perOrder ?? 1)
}

/** What the shopper is bound to pay at least, by the minimum number of cycles. */
export function minimumTotalMinor(plan: PlanContent, quantity: number, feeMinor = 0): number {
  const { firstOrderMinor, laterOrderMinor } = planSums(plan, quantity, feeMinor)
  return firstOrderMinor + laterOrderMinor * (plan.minimumCycles - 1)
}
