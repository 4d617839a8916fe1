import { z } from 'zod'
import { Prisma } from '#lib/db/generated/client.ts'
import { requireRow } from '#lib/db/rows.ts'
import { endOrders } from '#lib/orders/end-orders.ts'
import { queueEmail } from '#lib/outbox/queue-email.ts'
import { historyOf } from '#lib/states/history.ts'
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
  await endCycles(tx, subscriptionId, actor)
  await endOrders(tx, Prisma.sql`o.subscription_id = ${subscriptionId}`, {
    code: 'subscription-canceled',
    actor,
  })
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

async function endCycles(
  tx: Prisma.TransactionClient,
  subscriptionId: string,
  actor: string,
): Promise<void> {
  await tx.$executeRaw`
    with coming as (
      update cycles set status = 'canceled' where subscription_id = ${subscriptionId} and status = 'scheduled'
      returning id
    )
    ${historyOf('cycle', { rows: Prisma.sql`coming`, from: 'scheduled', to: 'canceled', code: 'subscription-canceled', actor })}`
}
