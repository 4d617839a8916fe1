import { nextCancelDeadline } from '#lib/calendar/cancel-deadlines.ts'
import { contractWords } from '#lib/i18n/contract.ts'
import { planWords } from '#lib/i18n/plan.ts'
import { formatDate, type PlainDate } from '#lib/plain-date.ts'
import type { ContractItem, Known } from './contract.ts'

/** 解約・返品: how and by when to cancel, what it costs, what is taken back. */
export function cancellationItem(known: Known): ContractItem {
  const { plan, shop, paymentMethod, locale, continues } = known
  const words = contractWords[locale].cancellation
  const deadline = formatDate(deadlineOf(known), locale)
  return {
    key: 'cancellation',
    label: words.label,
    answer: plan.minimumCycles > 1 ? words.minimum(plan.minimumCycles) : words.free,
    details: [
      shop.cancelMethod[locale],
      (continues ? words.deadlineNext : words.deadline)(plan.minimumCycles, deadline),
      shop.cancelCost[locale],
      // Offline nothing is bought in parts, and what is not paid yet ends with the subscription.
      ...(paymentMethod === 'smartpay' ? [planWords[locale].openInstalments] : []),
      shop.returns[locale],
      words.contact(shop.phone, shop.phoneHours[locale], shop.emailAddress),
    ],
  }
}

function deadlineOf({ rules, anchor, orderedOn, nextOrderOn, continues }: Known): PlainDate {
  const coming = continues && !continues.placed ? orderedOn : nextOrderOn
  return nextCancelDeadline(rules, anchor, coming)
}
