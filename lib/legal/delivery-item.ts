import { deliveriesOfOrder, deliveryFrom, splitOf } from '#lib/calendar/deliveries.ts'
import { sayCadence } from '#lib/i18n/calendar-words.ts'
import { contractWords } from '#lib/i18n/contract.ts'
import { planWords } from '#lib/i18n/plan.ts'
import { splitWords } from '#lib/i18n/split-words.ts'
import { formatDate, type PlainDate } from '#lib/plain-date.ts'
import type { ContractItem, Known } from './contract.ts'

/** 引渡時期: when the orders arrive, with the shop's closed days, and how an order is split. */
export function deliveryItem(known: Known): ContractItem {
  const { plan, rules, paymentMethod, orderedOn, continues, locale, nextOrderOn } = known
  const words = contractWords[locale].delivery
  const { label } = words
  const arrival = (on: PlainDate) => formatDate(deliveryFrom(rules, on).arrival.on, locale)
  const every = sayCadence(plan.cadence, locale)
  const isSplit = splitOf(plan).perOrder > 1
  const key = 'delivery'
  if (paymentMethod === 'bank_transfer' && !continues) {
    const later = isSplit ? splitWords[locale].laterAfterTransfer : words.laterAfterTransfer
    const details = [...splitDetails(known), later(formatDate(nextOrderOn, locale), every)]
    return { key, label, answer: words.afterTransfer(plan.delivery.arrivalDays), details }
  }
  const said = continues ? (continues.placed ? words.placed : words.continues) : words
  const later = isSplit ? splitWords[locale].later : said.later
  const details = [...splitDetails(known), later(arrival(nextOrderOn), every)]
  const answer = 'next' in said ? said.next : said.answer
  return { key, label, answer: answer(arrival(orderedOn)), details }
}

/** Deliveries apart from payments: how many an order has, and on which days they arrive where that is known. */
function splitDetails(known: Known): string[] {
  const { plan, rules, anchor, orderedOn, continues, paymentMethod, locale } = known
  const { perOrder, everyCount } = splitOf(plan)
  if (perOrder === 1) return []
  // After a transfer nobody knows them before.
  const parcels =
    paymentMethod === 'bank_transfer'
      ? []
      : deliveriesOfOrder(rules, { anchorOn: anchor, index: continues?.index ?? 0, orderedOn })
  const dates = parcels.map(({ arrival }) => formatDate(arrival.on, locale))
  const every = planWords[locale].every(plan.cadence.unit, everyCount)
  return [splitWords[locale].parts(perOrder, every, dates)]
}
