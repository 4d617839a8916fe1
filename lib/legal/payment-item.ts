import type { Instalment } from '#lib/billing/instalments.ts'
import { payDatesFor } from '#lib/billing/pay-dates.ts'
import type { PlanContent, ShopFacts } from '#lib/catalog/schema.ts'
import { feeOf, type PayWay } from '#lib/catalog/ways.ts'
import { contractWords } from '#lib/i18n/contract.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { formatYen } from '#lib/money.ts'
import { formatDate, type PlainDate } from '#lib/plain-date.ts'

export type PaymentFacts = {
  plan: PlanContent
  shop: ShopFacts
  way: PayWay
  today: PlainDate
  /** A subscription that runs already changes to this way with its next order. */
  continues?: unknown
  locale: Locale
  instalments: readonly Instalment[]
  firstOrderMinor: number
  nextOrderOn: PlainDate
}

/** 支払の時期・方法: the bold answer, and what completes it, for the way that the shopper takes. */
export function paymentItem(facts: PaymentFacts) {
  const { label } = contractWords[facts.locale].payment
  const { answer, details } = facts.way === 'smartpay' ? bySmartpay(facts) : byHand(facts)
  const other = facts.shop.otherCharges[facts.locale]
  return { key: 'payment' as const, label, answer, details: [...details, other] }
}

type Said = { answer: string; details: string[] }

function bySmartpay({ locale, continues, instalments, nextOrderOn }: PaymentFacts): Said {
  const words = contractWords[locale].payment
  const [first = 0, later = 0] = instalments.map(({ amountMinor }) => amountMinor)
  const [one = '', two = '', three = ''] = instalments.map(({ dueOn }) => formatDate(dueOn, locale))
  return {
    answer:
      first === later
        ? words.even(formatYen(first))
        : words.uneven(formatYen(first), formatYen(later)),
    details: [
      ...(continues
        ? [words.datesNext(one, two, three), words.laterNext(formatDate(nextOrderOn, locale))]
        : [
            words.dates(one, two, three),
            words.later(formatDate(nextOrderOn, locale)),
            words.counted,
          ]),
      words.fee,
    ],
  }
}

function byHand({
  plan,
  shop,
  way,
  today,
  locale,
  firstOrderMinor,
  nextOrderOn,
}: PaymentFacts): Said {
  const words = contractWords[locale].payment
  const fee = feeOf(shop, way)
  const first = formatYen(firstOrderMinor + fee)
  const next = formatDate(nextOrderOn, locale)
  if (way === 'bank_transfer') {
    const { payBy } = payDatesFor(way, shop, plan, today)
    const days = shop.waysToPay.bank_transfer?.payWithinDays ?? 0
    return {
      answer: words.transfer(first, formatDate(payBy, locale)),
      details: [
        ...(fee > 0 ? [words.transferFee(formatYen(fee))] : []),
        words.transferLater(next, days),
        words.unpaid,
        shop.waysToPay.bank_transfer?.terms[locale] ?? '',
      ],
    }
  }
  return {
    answer: words.cash(first),
    details: [
      ...(fee > 0 ? [words.cashFee(formatYen(fee))] : []),
      words.cashLater(next),
      shop.waysToPay.cash_on_delivery?.terms[locale] ?? '',
    ],
  }
}
