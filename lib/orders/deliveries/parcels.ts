import type { PlannedDelivery } from '#lib/calendar/deliveries.ts'
import type { OrderLine } from '#lib/orders/order-lines.ts'

/** A parcel before it is written down: its planned days, and how many of which line of its order it carries. */
export type Parcel = PlannedDelivery & { lines: { position: number; quantity: number }[] }

/**
 * Shares the goods of an order among its deliveries, evenly as plans are sold (`split-problems.ts`); of what cannot be
 * shared so the first ones carry one more. What would carry nothing is no delivery.
 *
 * @param lines of the order, each at its position
 */
export function parcelsOf(
  days: readonly PlannedDelivery[],
  lines: readonly Pick<OrderLine, 'kind' | 'quantity'>[],
): Parcel[] {
  return days
    .map((planned, at) => ({ ...planned, lines: shareOf(lines, at, days.length) }))
    .filter((parcel) => parcel.lines.length > 0)
}

function shareOf(
  lines: readonly Pick<OrderLine, 'kind' | 'quantity'>[],
  at: number,
  among: number,
): Parcel['lines'] {
  return lines.flatMap(({ kind, quantity }, position) => {
    const share = Math.floor(quantity / among) + (at < quantity % among ? 1 : 0)
    return kind === 'product' && share > 0 ? [{ position, quantity: share }] : []
  })
}
