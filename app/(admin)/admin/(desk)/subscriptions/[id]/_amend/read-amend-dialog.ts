import type { Query } from '#app/(admin)/_components/read-filter.ts'
import { getChosenTerms, listPlanChoices } from '#lib/amendments/amendment-choices.ts'
import {
  type AmendmentPreview,
  type ProposeRefusal,
  previewAmendment,
} from '#lib/amendments/propose-amendment.ts'
import type { ChosenTerms } from '#lib/amendments/terms.ts'
import { paymentMethods } from '#lib/catalog/payment-methods.ts'

/** What an address or a form says of other terms; all of it may be anything. */
export type AskedTerms = Partial<Record<'plan' | 'quantity' | 'method', string>>

export type AmendDialogState = {
  chosen: ChosenTerms
  /** What the subscription runs by now. */
  current: ChosenTerms
  plans: Awaited<ReturnType<typeof listPlanChoices>>
  /** Null: the terms are still to be chosen, or to be chosen anew. */
  preview: AmendmentPreview | null
}

type Refusal = ProposeRefusal | 'not-a-quantity'

/** What other terms may help against. */
const ofTheTerms: readonly Refusal[] = [
  'nothing-changes',
  'quantity-too-high',
  'not-a-quantity',
  'unknown-plan',
  'plan-not-for-sale',
  'method-not-offered',
  'needs-agreement',
  'order-under-way',
]

/** The amendment that the address asks for, with its preview; null: it asks for none. A refusal alone: nothing can be proposed. */
export async function readAmendDialog(
  subscriptionId: string,
  query: Query,
): Promise<{ state: AmendDialogState | null; refusal: Refusal | null } | null> {
  if (query.do !== 'amend') return null
  const [now, plans] = await Promise.all([getChosenTerms(subscriptionId), listPlanChoices()])
  if (!now) return { state: null, refusal: 'unknown-subject' }
  const asked = Object.fromEntries(
    (['plan', 'quantity', 'method'] as const).flatMap((name) => {
      const text = query[name]
      return typeof text === 'string' ? [[name, text]] : []
    }),
  )
  const read = readTerms(asked, now)
  const chosen = read ?? now
  const seen = await previewAmendment(subscriptionId, chosen)
  if (read && seen.ok)
    return { state: { chosen, current: now, plans, preview: seen.value }, refusal: null }
  const toChoose = { chosen, current: now, plans, preview: null }
  if (!read) return { state: toChoose, refusal: 'not-a-quantity' }
  if (seen.ok) return { state: toChoose, refusal: null }
  if (!ofTheTerms.includes(seen.reason)) return { state: null, refusal: seen.reason }
  // Before anything is chosen nothing changes, which is no mistake.
  const isUntouched = Object.keys(asked).length === 0
  return { state: toChoose, refusal: isUntouched ? null : seen.reason }
}

/** Null: the quantity is no number. What is not said stays as it is. */
export function readTerms(
  { plan, quantity, method }: AskedTerms,
  now: ChosenTerms,
): ChosenTerms | null {
  const count = quantity === undefined ? now.quantity : readCount(quantity)
  if (count === null) return null
  return {
    planVersionId: plan ?? now.planVersionId,
    quantity: count,
    paymentMethod: paymentMethods.find((one) => one === method) ?? now.paymentMethod,
  }
}

function readCount(text: string): number | null {
  const plain = text.normalize('NFKC').trim()
  return /^[1-9]\d?$/.test(plain) ? Number(plain) : null
}
