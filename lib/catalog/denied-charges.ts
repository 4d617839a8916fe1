import type { ShopFacts } from './schema.ts'
import { openWays } from './ways.ts'

/** A text of the shop that contradicts what its payment methods cost. */
export type DeniedCharge = 'otherCharges' | 'bank_transfer.terms'

/**
 * 特商法 Art. 11 wants every charge beside the price. What payment methods cost is said by the product, from their
 * fees: beside one, the shop's own text must not say that there is none, nor tell of a transfer's cost again.
 */
export function deniedCharges(facts: ShopFacts): DeniedCharge[] {
  const methods = openWays(facts)
  const costly = methods.some(
    (method) => method === 'bank_transfer' || (facts.waysToPay[method]?.feeMinor ?? 0) > 0,
  )
  const terms = methods.includes('bank_transfer') ? facts.waysToPay.bank_transfer?.terms : null
  return [
    ...(costly &&
    (saysNone.ja.test(facts.otherCharges.ja) || saysNone.en.test(facts.otherCharges.en))
      ? ['otherCharges' as const]
      : []),
    ...(terms && (/手数料/.test(terms.ja) || /\b(fees?|charges?)\b/i.test(terms.en))
      ? ['bank_transfer.terms' as const]
      : []),
  ]
}

const saysNone = {
  ja: /ありません|ございません|かかりません|いただきません|いただいておりません|な(し|い)(。|$)|無し|無料|[0０]円/,
  en: /\b(no|none|nothing|free|without|not charge)\b/i,
}
