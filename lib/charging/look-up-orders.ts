import { ok, type Result, refused } from '#lib/result.ts'
import type { SmartpayFailure } from '#lib/smartpay/failure.ts'
import type { SmartpayOrder } from '#lib/smartpay/order-schemas.ts'
import { listOrders } from '#lib/smartpay/orders.ts'

/** Clocks differ, and an order is made a moment after it was asked for. */
export const marginMs = 3_600_000

/** `double`: Smartpay has two orders of one reference. */
export type Found = SmartpayOrder | 'double'

/** `reachesBack`: the list has orders from before the first of them was sent. */
export type FoundOrders = { orders: Map<string, Found>; reachesBack: boolean }

type PageOfOrders = Awaited<ReturnType<typeof listOrders>>

const unreadable: SmartpayFailure = { kind: 'unreadable', moneyMoved: 'unknown' }

/**
 * Looks for Smartpay's orders by our references, all in one walk through its list, back to a little before the first of
 * them was sent: they cannot be asked for by reference (smartpay-api §8). That the newest come first is not promised
 * (§2.2): a list that was seen to be in another order is read to its end.
 *
 * @param call reads a page at its turn; null: the walk takes longer than somebody may wait, and ends as one that could not be read
 * @returns those that are there; a failure where the list could not be read as far as that
 */
export async function lookUpOrders(
  references: ReadonlySet<string>,
  oldestMs: number,
  call: (read: () => Promise<PageOfOrders>) => Promise<PageOfOrders | null>,
): Promise<Result<FoundOrders, SmartpayFailure>> {
  const found = new Map<string, Found>()
  let lastMs = Number.POSITIVE_INFINITY
  let descends = true
  let reachesBack = false
  for (let pageToken: string | null = null; ; ) {
    const asked: string | null = pageToken
    const page = await call(() => listOrders(asked))
    if (page === null) return refused(unreadable)
    if (!page.ok) return page
    const { rows, unreadable: lost, next, loops } = page.value
    // A row that cannot be read may be the one that is looked for.
    if (lost > 0 || loops) return refused(unreadable)
    for (const order of rows) {
      keep(found, references, order)
      descends &&= order.createdAt !== null && order.createdAt <= lastMs
      lastMs = order.createdAt ?? lastMs
      reachesBack ||= lastMs < oldestMs - marginMs
    }
    if (next === null || (descends && reachesBack)) return ok({ orders: found, reachesBack })
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
  const isSame = before === undefined || (before !== 'double' && before.id === order.id)
  found.set(reference, isSame ? order : 'double')
}
