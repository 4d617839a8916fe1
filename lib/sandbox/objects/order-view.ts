import type { State } from '../state/state.ts'
import type { Order } from './order.ts'

/** What the API shows. JSON leaves out what is undefined, and a plain copy is the fastest there is. */
export function shownOrder(order: Order) {
  return { ...order, hidden: undefined }
}

/** References as ids, as in events and wherever nobody asked to expand (smartpay-api §2.3). */
export function plainOrder(order: Order) {
  return {
    ...order,
    hidden: undefined,
    lineItems: order.lineItems.map(({ id }) => id),
    discounts: order.discounts.map(({ id }) => id),
  }
}

/** References as whole objects, as creations answer. */
export function expandedOrder(order: Order, { payments }: State) {
  return { ...shownOrder(order), payments: order.payments.map((id) => payments.get(id) ?? id) }
}
