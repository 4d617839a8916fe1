import type { PlainDate } from '#lib/plain-date.ts'

/** Of orders that are not paid, in their order: all whose day has come, else the first that comes. */
export function nextOrders<Order extends { dueOn: PlainDate }>(
  open: readonly Order[],
  today: PlainDate,
): { placed: boolean; orders: readonly Order[] } {
  const placed = open.filter(({ dueOn }) => dueOn.until(today).days >= 0)
  if (placed.length > 0) return { placed: true, orders: placed }
  return { placed: false, orders: open.slice(0, 1) }
}
