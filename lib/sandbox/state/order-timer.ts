import { outcomeOf } from '../api/orders.ts'
import { authorize, cancel, dueAt } from '../objects/order-moves.ts'
import { commit, type Parts } from '../parts.ts'
import type { Change } from './state.ts'

/** Puts on the agenda when these orders move on by themselves (smartpay-api §8.3). */
export function timeOrders(parts: Parts, changes: Change[]): void {
  for (const change of changes) {
    if (!('put' in change) || change.put !== 'orders') continue
    const { id } = change.object
    const due = dueAt(change.object)
    if (due !== null) parts.agenda.add(due, (at) => moveOn(parts, id, at))
  }
}

/** As of the moment it was due, even if the clock has jumped far beyond. */
function moveOn(parts: Parts, id: string, at: number): void {
  const order = parts.store.state.orders.get(id)
  if (!order || dueAt(order) !== at) return
  const isSlow = order.status === 'requires_authorization'
  const moved = isSlow ? authorize(order, 'approve', { now: at, slowMs: 0 }) : cancel(order, at)
  if (moved) commit(parts, outcomeOf(moved), at)
}
