import type { OfflineMethod, ShopFacts } from './schema.ts'

/** How a subscription can be paid. */
export const paymentMethods = ['smartpay', 'bank_transfer', 'cash_on_delivery'] as const
export type PaymentMethod = (typeof paymentMethods)[number]

export const offlineMethods = ['bank_transfer', 'cash_on_delivery'] as const

/** The ways beside Smartpay that this shop offers, in the order in which they are offered. */
export function openMethods(facts: ShopFacts): OfflineMethod[] {
  return offlineMethods.filter((way) => facts.waysToPay[way]?.offered === true)
}

export function isOpenMethod(facts: ShopFacts, way: unknown): way is OfflineMethod {
  return openMethods(facts).some((open) => open === way)
}

/** What a way costs the shopper with each order, beside the price. Smartpay costs nothing. */
export function feeOf(facts: ShopFacts, way: PaymentMethod): number {
  return way === 'smartpay' ? 0 : (facts.waysToPay[way]?.feeMinor ?? 0)
}
