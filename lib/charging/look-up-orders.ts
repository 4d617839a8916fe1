import { ok, type Result, refused } from '#lib/result.ts'
import type { SmartpayFailure } from '#lib/smartpay/failure.ts'
import type { SmartpayOrder } from '#lib/smartpay/order-schemas.ts'
import { listOrders } from '#lib/smartpay/orders.ts'

/** Clocks differ, and an order is made a moment after it was asked for. */
const marginMs = 10 * 60_000

/** `double`: Smartpay has two orders of one reference. */
export type Found = SmartpayOrder | 'double'

const unreadable: SmartpayFailure = { kind: 'unreadable', moneyMoved: 'unknown' }

/**
 * Looks for Smartpay's orders by our references, all in one walk through its list, back to a little before the first of
 * them was sent: they cannot be asked for by reference (smartpay-api §8). That the newest come first is not promised
 * (§2.2): a list that was seen to be in another order is read to its end.
 *
 * @param isOver a walk that takes longer than somebody may wait ends as one that could not be read
 * @returns those that are there; a failure where the list could not be read as far as that
 */
export async function lookUpOrders(
  references: ReadonlySet<string>,
  oldestMs: number,
  isOver: () => boolean,
): Promise<Result<Map<string, Found>, SmartpayFailure>> {
  const found = new Map<string, Found>()
  let lastMs = Number.POSITIVE_INFINITY
  let descends = true
  for (let pageToken: string | null = null; ; ) {
    const page: Awaited<ReturnType<typeof listOrders>> = await listOrders(pageToken)
    if (!page.ok) return page
    const { rows, unreadable: lost, next, loops } = page.value
    // A row that cannot be read may be the one that is looked for.
    if (lost > 0 || loops) return refused(unreadable)
    for (const order of rows) {
      keep(found, references, order)
      descends &&= order.createdAt !== null && order.createdAt <= lastMs
      lastMs = order.createdAt ?? lastMs
    }
    if (next === null || (descends && lastMs < oldestMs - marginMs)) return ok(found)
    if (isOver()) return refused({ kind: 'timeout', moneyMoved: 'unknown' })
    pageToken = next
  }
}

function keep(
  found: Map<string, Found>,
  references: ReadonlySet<string>,
  order: SmartpayOrder,
): void {
  const { reference } = order
  if (reference === null || !references.has(reference)) return
  const before = found.get(reference)
  found.set(reference, before && before !== 'double' && before.id !== order.id ? 'double' : order)
}
