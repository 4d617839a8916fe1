import { ok, type Result } from '#lib/result.ts'
import type { SmartpayFailure } from '#lib/smartpay/failure.ts'
import type { SmartpayOrder } from '#lib/smartpay/order-schemas.ts'
import { listOrders } from '#lib/smartpay/orders.ts'

/** Clocks differ, and an order is made a moment after it was asked for. */
const marginMs = 10 * 60_000

/**
 * Looks for Smartpay's orders by our references, all in one walk through its list, newest first, back to a little before
 * the first of them was sent: they cannot be asked for by reference (smartpay-api §8).
 *
 * @returns those that are there; a failure where the list could not be read to its end
 */
export async function lookUpOrders(
  references: ReadonlySet<string>,
  oldestMs: number,
): Promise<Result<Map<string, SmartpayOrder>, SmartpayFailure>> {
  const found = new Map<string, SmartpayOrder>()
  for (let pageToken: string | null = null; ; ) {
    const page: Awaited<ReturnType<typeof listOrders>> = await listOrders(pageToken)
    if (!page.ok) return page
    const { rows, unreadable, next } = page.value
    // A row that cannot be read may be the one that is looked for.
    if (unreadable > 0) return { ok: false, reason: { kind: 'unreadable', moneyMoved: 'unknown' } }
    for (const order of rows)
      if (order.reference !== null && references.has(order.reference))
        found.set(order.reference, order)
    const last = rows.at(-1)?.createdAt ?? null
    const isPast = last !== null && last < oldestMs - marginMs
    if (next === null || isPast || found.size === references.size) return ok(found)
    pageToken = next
  }
}
