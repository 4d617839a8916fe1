import { feeOf } from '#lib/catalog/payment-methods.ts'
import type { OfflineMethod, ShopFacts } from '#lib/catalog/schema.ts'
import { chargeWords } from '#lib/i18n/charges.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { formatYen } from '#lib/money.ts'

/**
 * What a payment method costs beside the price, a line each: what the shop takes with each order, and what the
 * shopper's own bank takes for a transfer. Said wherever the method is described, so that no text denies it.
 */
export function methodCharges(shop: ShopFacts, method: OfflineMethod, locale: Locale): string[] {
  const words = chargeWords[locale]
  const fee = feeOf(shop, method)
  return [
    ...(fee > 0 ? [words.fee[method](formatYen(fee))] : []),
    ...(method === 'bank_transfer' ? [words.bank] : []),
  ]
}
