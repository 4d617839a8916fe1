import type { State } from '../state/state.ts'
import type { Order } from './order.ts'

/** References as ids, as in events and wherever nobody asked to expand (smartpay-api §2.3). */
export function plainOrder({ hidden: _, ...order }: Order) {
  return {
    ...order,
    lineItems: order.lineItems.map(({ id }) => id),
    discounts: order.discounts.map(({ id }) => id),
  }
}

/** References as whole objects, as creations answer. */
export function expandedOrder({ hidden: _, ...order }: Order, { payments }: State) {
  return { ...order, payments: order.payments.map((id) => payments.get(id) ?? id) }
}
