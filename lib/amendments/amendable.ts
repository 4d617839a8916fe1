import { type CalendarChange, endIndexOf } from '#lib/calendar/changes.ts'
import { isOpenMethod } from '#lib/catalog/payment-methods.ts'
import { missingForSale } from '#lib/catalog/publishable.ts'
import type { OfflineMethod, ShopFacts } from '#lib/catalog/schema.ts'
import type { PlainDate } from '#lib/plain-date.ts'
import { isOneOf } from '#lib/states/moves.ts'
import { overSubscriptions, type SubscriptionStatus } from '#lib/states/subscription.ts'
import { type AgreedTerms, changedTerms } from './terms.ts'

/** Why an amendment is not possible now; each has a sentence for staff, and for the shopper where it can come up there. */
export type AmendRefusal =
  | 'not-begun'
  | 'over-already'
  | 'amend-paused'
  | 'amend-erased'
  | 'amend-ending'
  | 'nothing-changes'
  | 'quantity-too-high'
  | 'plan-not-for-sale'
  | 'method-not-offered'
  | 'needs-agreement'
  | 'order-under-way'

export type AmendFacts = {
  status: SubscriptionStatus
  erased: boolean
  /** What was changed of its coming orders. */
  changes: readonly CalendarChange[]
  /** An order by Smartpay is not paid yet, or a charge of one not known yet. */
  collecting: boolean
  facts: ShopFacts
  today: PlainDate
  terms: AgreedTerms
}

/** The first reason that stands against it; null: none. Whoever keeps a plan keeps it although it is not sold any more. */
export function whyNotAmend(
  { status, erased, changes, collecting, facts, today, terms }: AmendFacts,
  next: AgreedTerms & { forSale: boolean },
): AmendRefusal | null {
  if (status === 'pending') return 'not-begun'
  if (isOneOf(overSubscriptions, status)) return 'over-already'
  // Nobody can say when its next order comes, and so what is agreed to from when on.
  if (status === 'paused') return 'amend-paused'
  if (erased) return 'amend-erased'
  // Its last order is counted by the minimum of the terms that it ends by.
  if (endIndexOf(changes) !== null) return 'amend-ending'
  const changed = changedTerms(terms, next)
  if (changed.length === 0) return 'nothing-changes'
  const isOtherPlan = changed.includes('planVersionId')
  const offer = isOtherPlan ? next.content : { ...next.content, offerPeriod: null }
  if (isOtherPlan && !next.forSale) return 'plan-not-for-sale'
  if (missingForSale(offer, { facts, today }).length > 0) return 'plan-not-for-sale'
  if (next.quantity > next.content.maximumQuantity) return 'quantity-too-high'
  if (!changed.includes('paymentMethod')) return null
  // The shopper agrees to that at Smartpay, from the page of the subscription.
  if (next.paymentMethod === 'smartpay') return 'needs-agreement'
  if (!isOpenMethod(facts, next.paymentMethod satisfies OfflineMethod)) return 'method-not-offered'
  return terms.paymentMethod === 'smartpay' && collecting ? 'order-under-way' : null
}
