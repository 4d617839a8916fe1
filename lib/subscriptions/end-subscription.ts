import { z } from 'zod'
import { anyOf } from '#lib/db/any-of.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { requireRow } from '#lib/db/rows.ts'
import { cancelDeliveries } from '#lib/orders/deliveries/cancel-deliveries.ts'
import { queueEmail } from '#lib/outbox/queue-email.ts'
import { historyOf } from '#lib/states/history.ts'
import { uncollectedOrders } from '#lib/states/order.ts'
import type { CancelReason, SubscriptionStatus } from '#lib/states/subscription.ts'
import { markTokenUse } from './token-use.ts'

type Ending = {
  subscriptionId: string
  status: SubscriptionStatus
  tokenId: string | null
  reason: CancelReason
  actor: string
}

/**
 * A subscription that runs → canceled, with all that was to come or to be paid, and a mail to the customer. Inside the
 * caller's transaction, which holds the subscription, its cycles and orders, and knows that no charge is under way.
 */
export async function endSubscription(
  tx: Prisma.TransactionClient,
  { subscriptionId, status, tokenId, reason, actor }: Ending,
): Promise<void> {
  await endOrders(tx, subscriptionId, actor)
  const canceled = {
    rows: Prisma.sql`subscriptions where id = ${subscriptionId}`,
    from: status,
    to: 'canceled',
    code: 'canceled',
    detail: { reason },
    actor,
  } as const
  const { id } = await requireRow(tx, z.object({ id: z.string() }))`
    ${historyOf('subscription', canceled)} returning id::text as id`
  await tx.$executeRaw`update subscriptions set status = 'canceled' where id = ${subscriptionId}`
  await markTokenUse(tx, [tokenId])
  await queueEmail(tx, 'subscription-canceled', id)
}

async function endOrders(
  tx: Prisma.TransactionClient,
  subscriptionId: string,
  actor: string,
): Promise<void> {
  const ended = { to: 'canceled', code: 'subscription-canceled', actor } as const
  await tx.$executeRaw`
    with coming as (
      update cycles set status = 'canceled' where subscription_id = ${subscriptionId} and status = 'scheduled'
      returning id
    )
    ${historyOf('cycle', { rows: Prisma.sql`coming`, from: 'scheduled', ...ended })}`
  await tx.$executeRaw(
    historyOf('order', {
      rows: uncollected(subscriptionId),
      from: Prisma.sql`status::text`,
      ...ended,
    }),
  )
  await tx.$executeRaw`
    with never_sent as (
      update charges set status = 'canceled', next_try_at = null, sealed_request = null, finished_at = teiki_now()
      where status = 'intended' and order_id in (select id from ${uncollected(subscriptionId)})
      returning id
    )
    ${historyOf('charge', { rows: Prisma.sql`never_sent`, from: 'intended', to: 'canceled', code: 'order-over', actor })}`
  // Released at once, by whoever looks at it next; what somebody found out before does not count any more.
  await tx.$executeRaw`
    update charges set next_try_at = teiki_now(), fence = fence + 1
    where status = 'authorized' and order_id in (select id from ${uncollected(subscriptionId)})`
  await tx.$executeRaw`
    update orders set status = 'canceled' where id in (select id from ${uncollected(subscriptionId)})`
  await cancelDeliveries(tx, Prisma.sql`o.subscription_id = ${subscriptionId}`, actor)
}

function uncollected(subscriptionId: string): Prisma.Sql {
  return Prisma.sql`orders where subscription_id = ${subscriptionId} and status in ${anyOf(uncollectedOrders)}`
}
