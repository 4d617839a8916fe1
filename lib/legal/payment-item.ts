import { splitOf } from '#lib/calendar/deliveries.ts'
import { mayStandBeside } from '#lib/catalog/denied-charges.ts'
import type { OfflineMethod } from '#lib/catalog/schema.ts'
import { contractWords } from '#lib/i18n/contract.ts'
import { splitWords } from '#lib/i18n/split-words.ts'
import { formatYen } from '#lib/money.ts'
import { payDatesFor } from '#lib/orders/offline/pay-dates.ts'
import { formatDate } from '#lib/plain-date.ts'
import type { ContractItem, Known } from './contract.ts'
import { methodCharges } from './method-charges.ts'

/** 支払の時期・方法: the bold answer, and what completes it, for the payment method that the shopper takes. */
export function paymentItem(known: Known): ContractItem {
  const { label } = contractWords[known.locale].payment
  const { answer, details } =
    known.paymentMethod === 'smartpay' ? bySmartpay(known) : offline(known, known.paymentMethod)
  // A shop that was loaded before the seed refused it may still deny what this method costs.
  const other = mayStandBeside(known.shop, known.paymentMethod)
    ? [known.shop.otherCharges[known.locale]]
    : []
  return { key: 'payment', label, answer, details: [...details, ...other] }
}

type Said = { answer: string; details: string[] }

function bySmartpay({ plan, locale, continues, instalments, nextOrderOn }: Known): Said {
  const words = contractWords[locale].payment
  const [first = 0, later = 0] = instalments.map(({ amountMinor }) => amountMinor)
  const [one = '', two = '', three = ''] = instalments.map(({ dueOn }) => formatDate(dueOn, locale))
  const next = formatDate(nextOrderOn, locale)
  const coming = continues && !continues.placed
  const waiting = continues && continues.orders.length > 1 ? continues.orders : []
  const dates = continues ? (continues.placed ? words.datesPlaced : words.datesNext) : words.dates
  const orders = waiting.map(({ dueOn, sumMinor }) =>
    words.waitingOrder(formatDate(dueOn, locale), formatYen(sumMinor)),
  )
  return {
    answer:
      first === later
        ? words.even(formatYen(first))
        : words.uneven(formatYen(first), formatYen(later)),
    details: [
      ...(orders.length > 0 ? [words.waiting(orders)] : []),
      dates(one, two, three),
      coming ? words.laterNext(next) : words.later(next),
      ...(plan.capture === 'on-dispatch' ? [words.onDispatch] : []),
      ...(coming
        ? []
        : [words.counted[continues ? (continues.agreed ? 'change' : 'placed') : 'first']]),
      words.fee,
    ],
  }
}

function offline(known: Known, method: OfflineMethod): Said {
  const { plan, shop, orderedOn, locale, nextOrderOn } = known
  const words = contractWords[locale].payment
  const first = formatYen(known.firstOrderMinor)
  const later = formatYen(known.laterOrderMinor)
  const next = formatDate(nextOrderOn, locale)
  const terms = shop.paymentMethods[method]?.terms[locale] ?? ''
  if (method === 'cash_on_delivery') {
    const { cash, cashLater } = splitOf(plan).perOrder > 1 ? splitWords[locale] : words
    return { answer: cash(first), details: [cashLater(next, later), terms] }
  }
  const { payBy } = payDatesFor(method, shop, plan, orderedOn)
  const days = shop.paymentMethods.bank_transfer?.payWithinDays ?? 0
  const [bank = ''] = methodCharges(shop, method, locale).slice(-1)
  return {
    answer: words.transfer(first, formatDate(payBy, locale)),
    details: [words.transferLater(next, later, days), words.unpaid, terms, bank],
  }
}
