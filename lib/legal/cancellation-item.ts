import { nextCancelDeadline } from '#lib/calendar/cancel-deadlines.ts'
import { cutOffRule, wholeCutOffRule } from '#lib/calendar/cut-off.ts'
import { splitOf } from '#lib/calendar/deliveries.ts'
import { sayCutOff } from '#lib/i18n/calendar-words.ts'
import { contractWords } from '#lib/i18n/contract.ts'
import { planWords } from '#lib/i18n/plan.ts'
import { splitWords } from '#lib/i18n/split-words.ts'
import { formatDate, type PlainDate } from '#lib/plain-date.ts'
import type { ContractItem, Known } from './contract.ts'

/** 解約・返品: how and by when to cancel, what it costs, what is taken back. */
export function cancellationItem(known: Known): ContractItem {
  const { plan, shop, paymentMethod, locale } = known
  const isSplit = splitOf(plan).perOrder > 1
  const words = contractWords[locale].cancellation
  return {
    key: 'cancellation',
    label: words.label,
    answer:
      plan.minimumCycles > 1
        ? (isSplit ? splitWords[locale].cancelMinimum : words.minimum)(plan.minimumCycles)
        : words.free,
    details: [
      shop.cancelMethod[locale],
      deadlineSentence(known),
      shop.cancelCost[locale],
      // Offline nothing is bought in parts, and what is not paid yet ends with the subscription.
      ...(paymentMethod === 'smartpay' ? [planWords[locale].openInstalments] : []),
      shop.returns[locale],
      words.contact(shop.phone, shop.phoneHours[locale], shop.emailAddress),
    ],
  }
}

function deadlineSentence(known: Known): string {
  const { plan, rules, continues, locale } = known
  const words = contractWords[locale].cancellation
  const deadline = formatDate(deadlineOf(known), locale)
  // An order in several deliveries is not the same as its delivery: it needs the longer sentence.
  const rule = splitOf(plan).perOrder > 1 ? wholeCutOffRule(rules) : cutOffRule(rules)
  if (!rule) return (continues ? words.deadlineNext : words.deadline)(plan.minimumCycles, deadline)
  const cutOff = sayCutOff(rule, locale)
  return continues
    ? words.cutOffNext(deadline, cutOff)
    : words.cutOff(plan.minimumCycles, deadline, cutOff)
}

function deadlineOf({ rules, anchor, orderedOn, nextOrderOn, continues }: Known): PlainDate {
  const coming = continues && !continues.placed ? orderedOn : nextOrderOn
  return nextCancelDeadline(rules, anchor, coming)
}
