import { planSums } from '#lib/catalog/plan-sums.ts'
import { amendmentWords } from '#lib/i18n/amendment.ts'
import { sayCadence } from '#lib/i18n/calendar-words.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { formatYen } from '#lib/money.ts'
import { type AgreedTerms, changedTerms } from './terms.ts'

export type SaidChange = { label: string; before: string; after: string }

/** What other terms change, term by term, and what each later order comes to. */
export function sayChanges(before: AgreedTerms, after: AgreedTerms, locale: Locale): SaidChange[] {
  const { labels } = amendmentWords[locale]
  const changed = changedTerms(before, after).map((what) => ({
    label: labels[what],
    before: sayTerm(before, what, locale),
    after: sayTerm(after, what, locale),
  }))
  const sums = { label: labels.sum, before: saySum(before), after: saySum(after) }
  return [...changed, sums]
}

function sayTerm(
  { content, quantity, paymentMethod }: AgreedTerms,
  what: 'planVersionId' | 'quantity' | 'paymentMethod',
  locale: Locale,
): string {
  const words = amendmentWords[locale]
  if (what === 'quantity') return words.sets(quantity)
  if (what === 'paymentMethod') return words.methods[paymentMethod]
  return words.plan(content.name[locale], sayCadence(content.cadence, locale))
}

function saySum({ content, quantity, feeMinor }: AgreedTerms): string {
  return formatYen(planSums(content, quantity, feeMinor).laterOrderMinor)
}
