import { anyOf } from '#lib/db/any-of.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { undecidedCharges } from '#lib/states/charge.ts'
import { historyOf } from '#lib/states/history.ts'
import type { Because } from '#lib/states/history-codes.ts'
import { runningSubscriptions } from '#lib/states/subscription.ts'
import { cancelDeliveries } from './deliveries/cancel-deliveries.ts'

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
  { id, cycleId }: { id: string; cycleId: string },
  { actor, ...because }: Because<'order'> & { actor: string },
): Promise<void> {
  const theirs = Prisma.sql`select n.id from orders n where n.cycle_id = ${cycleId} and n.id <> ${id} and n.status in ('open', 'past_due')`
  await tx.$executeRaw`
    with never_sent as (
      update charges set status = 'canceled', next_try_at = null, sealed_request = null, finished_at = teiki_now()
      where status = 'intended' and order_id in (${theirs}) returning id
    )
    ${historyOf('charge', { rows: Prisma.sql`never_sent`, from: 'intended', to: 'canceled', code: 'order-over', actor })}`
  await tx.$executeRaw`
    with theirs as (select o.id, o.status::text as was from orders o where o.id in (${theirs})),
      recalled as (update orders o set status = 'canceled' from theirs where o.id = theirs.id returning o.id, theirs.was)
    ${historyOf('order', { rows: Prisma.sql`recalled`, from: Prisma.sql`was`, to: 'canceled', ...because, actor })}`
  await cancelDeliveries(tx, Prisma.sql`o.cycle_id = ${cycleId} and o.id <> ${id}`, actor)
  await tx.$executeRaw`
    with again as (
      update subscriptions s set status = 'active' from orders o where o.id = ${id} and s.id = o.subscription_id
        and s.status = 'past_due' and not exists (select from orders d where d.subscription_id = s.id and d.status = 'past_due')
      returning s.id
    )
    ${historyOf('subscription', { rows: Prisma.sql`again`, from: 'past_due', to: 'active', code: 'paid-up', actor })}`
}
