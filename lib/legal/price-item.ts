import { splitOf } from '#lib/calendar/deliveries.ts'
import { minimumTotalMinor } from '#lib/catalog/plan-sums.ts'
import { contractWords } from '#lib/i18n/contract.ts'
import { splitWords } from '#lib/i18n/split-words.ts'
import { formatYen } from '#lib/money.ts'
import { formatDate } from '#lib/plain-date.ts'
import type { ContractItem, Known } from './contract.ts'

/** 価格: what is paid for the first and for later orders, shipping and the payment method's fee included. */
export function priceItem(known: Known): ContractItem {
  const { plan, paymentMethod, locale, firstOrderMinor, laterOrderMinor, year } = known
  const words = contractWords[locale].price
  const { perOrder } = splitOf(plan)
  const [first, later] = [formatYen(firstOrderMinor), formatYen(laterOrderMinor)]
  const included =
    words.included[paymentMethod === 'smartpay' || known.feeMinor === 0 ? 'none' : paymentMethod]
  const differs = known.continues
    ? words.continues[known.continues.placed ? 'placed' : 'coming']
    : words.differs
  return {
    key: 'price',
    label: words.label,
    answer: first === later ? words.same(first, included) : differs(first, later, included),
    details: [
      ...(perOrder > 1 ? [splitWords[locale].price(perOrder)] : []),
      ...switchDetails(known),
      plan.shippingFeeMinor > 0
        ? words.shipping(formatYen(plan.shippingFeeMinor))
        : words.noShipping,
      ...(paymentMethod !== 'smartpay' && known.feeMinor > 0
        ? [words.feePart[paymentMethod](formatYen(known.feeMinor))]
        : []),
      words.year(formatYen(year.totalMinor), year.orders),
      ...minimumDetails(known),
    ],
  }
}

/** Whether and when the price changes. */
function switchDetails(known: Known): string[] {
  const { continues, firstOrderMinor, laterOrderMinor, nextOrderOn, locale } = known
  const words = contractWords[locale].price
  if (continues) return []
  return firstOrderMinor === laterOrderMinor
    ? [words.sameDetail]
    : [words.differsDetail(formatDate(nextOrderOn, locale))]
}

/** What somebody is bound to pay in all; a subscription that runs has paid some of it, maybe another way. */
function minimumDetails({ plan, quantity, feeMinor, continues, locale }: Known): string[] {
  if (plan.minimumCycles === 1 || continues) return []
  const total = formatYen(minimumTotalMinor(plan, quantity, feeMinor))
  return [contractWords[locale].price.minimum(plan.minimumCycles, total)]
}
