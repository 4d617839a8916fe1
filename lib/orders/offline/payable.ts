import type { CycleStatus } from '#lib/states/cycle.ts'
import type { ListedOrderStatus } from '#lib/states/order.ts'

type Order = {
  status: ListedOrderStatus
  /** Of the cycle that it was made from. */
  cycleStatus: CycleStatus
  /** Another order took its place, and no money came for that one. */
  recallable: boolean
  payReference: string | null
}

/**
 * Whether an offline payment may be recorded for an order: it waits, it expired and may have been paid in time, or it was
 * canceled because its subscription moved to Smartpay, which was not asked for the money yet.
 */
export function isPayable({
  status,
  cycleStatus,
  recallable,
}: Omit<Order, 'payReference'>): boolean {
  if (status === 'canceled') return cycleStatus === 'scheduled' || recallable
  return status === 'awaiting_payment' || status === 'expired'
}

/**
 * The order that an address names, or the first one that waits. Never another one in its place: a form that is
 * sent twice would record the same money for the next order.
 */
export function orderToPay<One extends Order>(orders: readonly One[], asked: unknown): One | null {
  const found =
    asked === undefined
      ? orders.find(({ status }) => status === 'awaiting_payment')
      : orders.find(({ payReference }) => payReference !== null && payReference === asked)
  return found && isPayable(found) ? found : null
}
