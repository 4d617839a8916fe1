import type { OfflineMethod, ShopFacts } from './schema.ts'

/** How a subscription can be paid. */
export const paymentMethods = ['smartpay', 'bank_transfer', 'cash_on_delivery'] as const
export type PaymentMethod = (typeof paymentMethods)[number]

export const offlineMethods = ['bank_transfer', 'cash_on_delivery'] as const

/** The ways beside Smartpay that this shop offers, in the order in which they are offered. */
export function openMethods(facts: ShopFacts): OfflineMethod[] {
  return offlineMethods.filter(
    (paymentMethod) => facts.paymentMethods[paymentMethod]?.offered === true,
  )
}

export function isOpenMethod(
  facts: ShopFacts,
  paymentMethod: unknown,
): paymentMethod is OfflineMethod {
  return openMethods(facts).some((open) => open === paymentMethod)
}

/** What a way costs the shopper with each order, beside the price. Smartpay costs nothing. */
export function feeOf(facts: ShopFacts, paymentMethod: PaymentMethod): number {
  return paymentMethod === 'smartpay' ? 0 : (facts.paymentMethods[paymentMethod]?.feeMinor ?? 0)
}
