/** One that moved to Smartpay is scheduled until it is charged; one that was skipped may have been paid in time. */
export const payable: readonly string[] = ['awaiting_payment', 'scheduled', 'skipped']

type Order = { status: string; payReference: string | null }

/**
 * The order that an address names, or the first one that waits. Never another one in its place: a form that is
 * sent twice would record the same money for the next order.
 */
export function orderToPay<One extends Order>(orders: One[], asked: unknown): One | null {
  const found =
    asked === undefined
      ? orders.find(({ status }) => status === 'awaiting_payment')
      : orders.find(({ payReference }) => payReference !== null && payReference === asked)
  return found && payable.includes(found.status) ? found : null
}
