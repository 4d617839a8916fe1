import { type CycleStatus, payableCycles } from '#lib/states/cycle.ts'
import { isOneOf } from '#lib/states/moves.ts'

type Order = { status: CycleStatus; payReference: string | null }

/**
 * The order that an address names, or the first one that waits. Never another one in its place: a form that is
 * sent twice would record the same money for the next order.
 */
export function orderToPay<One extends Order>(orders: readonly One[], asked: unknown): One | null {
  const found =
    asked === undefined
      ? orders.find(({ status }) => status === 'awaiting_payment')
      : orders.find(({ payReference }) => payReference !== null && payReference === asked)
  return found && isOneOf(payableCycles, found.status) ? found : null
}
