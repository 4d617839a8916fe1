import { anyOf } from '#lib/db/any-of.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { undecidedCharges } from '#lib/states/charge.ts'
import type { Because } from '#lib/states/history-codes.ts'
import { runningSubscriptions } from '#lib/states/subscription.ts'
import { endOrders } from './end-orders.ts'
import { leavePastDue } from './leave-past-due.ts'

/**
 * Of an order `o`: others of its cycle took its place, none of them is paid or waits for a payment, and no charge of theirs
 * may have moved money.
 */
export const recallable = Prisma.sql`(exists (select from orders n where n.cycle_id = o.cycle_id and n.id <> o.id)
  and not exists (select from orders n where n.cycle_id = o.cycle_id and n.id <> o.id and n.status in ('paid', 'awaiting_payment', 'expired'))
  and not exists (select from orders n join charges h on h.order_id = n.id where n.cycle_id = o.cycle_id
    and h.status in ${anyOf([...undecidedCharges, 'succeeded'])})
  and exists (select from subscriptions b where b.id = o.subscription_id and b.status in ${anyOf(runningSubscriptions)}))`

/**
 * Cancels the order that took the place of another, with a charge that was never sent; a subscription that fell behind
 * because of it runs again. Inside the caller's transaction, which holds the subscription: nobody claims the charge meanwhile.
 *
 * @param id of the order whose place it took
 */
export async function recallOrder(
  tx: Prisma.TransactionClient,
  { id, cycleId, subscriptionId }: { id: string; cycleId: string; subscriptionId: string },
  { actor, ...because }: Because<'order'> & { actor: string },
): Promise<void> {
  await endOrders(tx, Prisma.sql`o.cycle_id = ${cycleId} and o.id <> ${id}`, { ...because, actor })
  await leavePastDue(tx, subscriptionId, actor)
}
