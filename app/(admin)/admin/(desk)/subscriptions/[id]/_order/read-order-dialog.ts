import type { Query } from '#app/(admin)/_components/read-filter.ts'
import { getCapture } from '#lib/charging/capture/capture-order.ts'
import type { CapturePreview } from '#lib/charging/capture/capturing.ts'
import { getCancellation } from '#lib/orders/cancel/cancel-order.ts'
import type { OrderCancellation } from '#lib/orders/cancel/order-cancellation.ts'
import type { OrderOfView, SubscriptionView } from '#lib/subscriptions/get-subscription-view.ts'
import type { SubscriptionCode } from '../../messages.ts'

/** What is asked about one order, with what it would lead to. */
export type OrderDialogState =
  | { kind: 'cancel'; order: OrderOfView; preview: OrderCancellation }
  | { kind: 'capture'; order: OrderOfView; preview: CapturePreview }

type Dialog = { state: OrderDialogState | null; refusal: SubscriptionCode | null }

/** The command about an order that the address asks for; null: it asks for none. A refusal alone: it is not possible. */
export async function readOrderDialog(
  view: SubscriptionView,
  query: Query,
): Promise<Dialog | null> {
  if (query.do !== 'cancel-order' && query.do !== 'capture') return null
  const order = view.orders.find(({ id }) => id === query.order)
  if (!order) return { state: null, refusal: 'unknown-order' }
  if (query.do === 'cancel-order') {
    const preview = await getCancellation(view.id, order.id)
    return preview.ok
      ? { state: { kind: 'cancel', order, preview: preview.value }, refusal: null }
      : { state: null, refusal: preview.reason }
  }
  const preview = await getCapture(view.id, order.id)
  return preview.ok
    ? { state: { kind: 'capture', order, preview: preview.value }, refusal: null }
    : { state: null, refusal: `capture-${preview.reason}` }
}
