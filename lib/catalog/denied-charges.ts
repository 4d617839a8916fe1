import { feeOf, openMethods, type PaymentMethod } from './payment-methods.ts'
import type { ShopFacts } from './schema.ts'

/** A text of the shop that contradicts what its payment methods cost. */
export type DeniedCharge = 'otherCharges' | 'bank_transfer.terms'

/**
 * 特商法 Art. 11 wants every charge beside the price. What payment methods cost is said by the product, from their
 * fees: beside one, the shop's own text must not say that there is none, nor tell of a transfer's cost again.
 */
export function deniedCharges(facts: ShopFacts): DeniedCharge[] {
  const methods = openMethods(facts)
  const costly = methods.some((method) => isCostly(facts, method))
  const terms = methods.includes('bank_transfer') ? facts.paymentMethods.bank_transfer?.terms : null
  return [
    ...(costly && saysNone(facts.otherCharges) ? ['otherCharges' as const] : []),
    ...(terms && (/手数料/.test(terms.ja) || /\b(fees?|charges?)\b/i.test(terms.en))
      ? ['bank_transfer.terms' as const]
      : []),
  ]
}

/** Whether the shop's text on other charges may stand beside this payment method. */
export function mayStandBeside(facts: ShopFacts, method: PaymentMethod): boolean {
  return !isCostly(facts, method) || !saysNone(facts.otherCharges)
}

function isCostly(facts: ShopFacts, method: PaymentMethod): boolean {
  return method === 'bank_transfer' || feeOf(facts, method) > 0
}

function saysNone({ ja, en }: ShopFacts['otherCharges']): boolean {
  return none.ja.test(ja) || none.en.test(en)
}

const none = {
  ja: /ありません|ございません|かかりません|いただきません|いただいておりません|な(し|い)(。|$)|無し|無料|[0０]円/,
  en: /\b(no|none|nothing|free|without|not charge)\b/i,
}
