import { deliveryFrom } from '#lib/calendar/deliveries.ts'
import { contractWords } from '#lib/i18n/contract.ts'
import { planWords } from '#lib/i18n/plan.ts'
import { formatDate, type PlainDate } from '#lib/plain-date.ts'
import type { ContractItem, Known } from './contract.ts'

/** 引渡時期: when the first and the later orders arrive, in an open shop's days. */
export function deliveryItem({
  plan,
  rules,
  paymentMethod,
  orderedOn,
  continues,
  locale,
  nextOrderOn,
}: Known): ContractItem {
  const words = contractWords[locale].delivery
  const { label } = words
  const { arrivalDays } = plan.delivery
  const arrival = (on: PlainDate) => formatDate(deliveryFrom(rules, on).arrival.on, locale)
  const every = planWords[locale].every(plan.cadence.unit, plan.cadence.count)
  const key = 'delivery'
  if (continues) {
    const { next, later } = continues.placed ? words.placed : words.continues
    const details = [later(arrival(nextOrderOn), every)]
    return { key, label, answer: next(arrival(orderedOn)), details }
  }
  if (paymentMethod === 'bank_transfer') {
    const details = [words.laterAfterTransfer(formatDate(nextOrderOn, locale), every)]
    return { key, label, answer: words.afterTransfer(arrivalDays), details }
  }
  const details = [words.later(arrival(nextOrderOn), every)]
  return { key, label, answer: words.answer(arrival(orderedOn)), details }
}
