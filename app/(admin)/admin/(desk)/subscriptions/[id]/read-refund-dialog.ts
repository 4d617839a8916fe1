import type { Query } from '#app/(admin)/_components/read-filter.ts'
import { getRefundPreview, type RefundRefusal } from '#lib/refunds/ask-refund.ts'
import { refreshRefunds } from '#lib/refunds/note-refunds.ts'
import type { RefundPreview } from '#lib/refunds/preview-refund.ts'
import type { RefundableOrder } from '#lib/refunds/refundable-order.ts'
import type { SubscriptionView } from '#lib/subscriptions/get-subscription-view.ts'
import { type AskedRefund, askedRefundIn, readRefundChoice } from './read-refund-choice.ts'

export type RefundDialogState = {
  order: RefundableOrder
  asked: AskedRefund
  /** Null: what is given back is still to be chosen, or to be chosen anew. */
  preview: RefundPreview | null
}

type Refusal = RefundRefusal | 'not-a-number'

/** What another choice may help against. */
const ofTheChoice: readonly Refusal[] = ['nothing-chosen', 'more-than-line', 'more-than-left']

/** The refund that the address asks for, with its preview; null: it asks for none. A refusal alone: there is nothing to give back. */
export async function readRefundDialog(
  { orders }: SubscriptionView,
  query: Query,
): Promise<{ state: RefundDialogState | null; refusal: Refusal | null } | null> {
  if (query.do !== 'refund') return null
  const listed = orders.find(({ id }) => id === query.order)
  if (!listed) return { state: null, refusal: 'unknown-order' }
  // What somebody refunded at Smartpay meanwhile, where it answers.
  if (query.of === undefined) await refreshRefunds(listed.id)
  const whole = await getRefundPreview(listed.id, { kind: 'all' })
  if (!whole.ok) return { state: null, refusal: whole.reason }
  const { order } = whole.value
  const asked = askedRefundIn(Object.entries(query))
  const choice = readRefundChoice(asked)
  const toChoose = { order, asked, preview: null }
  if (choice === null) return { state: toChoose, refusal: null }
  if (choice === 'not-a-number') return { state: toChoose, refusal: choice }
  const chosen = await getRefundPreview(order.id, choice)
  if (chosen.ok) return { state: { ...chosen.value, asked }, refusal: null }
  return { state: ofTheChoice.includes(chosen.reason) ? toChoose : null, refusal: chosen.reason }
}
