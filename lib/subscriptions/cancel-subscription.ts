import { z } from 'zod'
import { recordAudit } from '#lib/audit/record-audit.ts'
import { storedContentSchema } from '#lib/catalog/stored.ts'
import { anyOf } from '#lib/db/any-of.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { inTransaction } from '#lib/db/in-transaction.ts'
import { row } from '#lib/db/rows.ts'
import { ok, type Result, refused } from '#lib/result.ts'
import { unsettledCharges } from '#lib/states/charge.ts'
import { openOrdersOf } from '#lib/states/open-orders.ts'
import { listedOrderStatuses } from '#lib/states/order.ts'
import { type CancelReason, subscriptionStatuses } from '#lib/states/subscription.ts'
import {
  type CancelRefusal,
  firmOrdersOf,
  openOrders,
  ordersMissing,
  whyNotCancel,
} from './cancellation.ts'
import { endSubscription } from './end-subscription.ts'
import { ordersCounted } from './orders-counted.ts'

type Cancellation = {
  subscriptionId: string
  reason: CancelReason
  staffId: string
  by?: 'staff' | 'shopper'
  /** The open orders that the dialog named; null: there was none. */
  shown: string | null
}

const rowSchema = z.object({
  status: z.enum(subscriptionStatuses),
  tokenId: z.string().nullable(),
  charging: z.boolean(),
  content: storedContentSchema,
  ordersCounted: z.number(),
  orders: z.array(z.object({ index: z.number(), status: z.enum(listedOrderStatuses) })),
})

/**
 * Ends a subscription for good: no order that is still to come or to be paid is asked for, and the customer
 * hears of it. Orders that were charged stay as they are, and so does the token, which may carry others.
 * Of two people one is told that it is over already. Other orders than were shown are told, not ended.
 */
export async function cancelSubscription({
  subscriptionId,
  reason,
  staffId,
  by = 'staff',
  shown,
}: Cancellation): Promise<Result<'canceled', CancelRefusal | 'unknown-subject'>> {
  return inTransaction(async (tx) => {
    const row = await lockSubscription(tx, subscriptionId)
    if (!row) return refused('unknown-subject')
    const because = whyNotCancel({ ...cancelFactsOf(row), by }, shown)
    if (because === null)
      await endSubscription(tx, { ...row, subscriptionId, reason, actor: staffId })
    await recordAudit(
      {
        actor: staffId,
        action: 'subscription.cancel',
        subject: subscriptionId,
        outcome: because ? 'refused' : 'done',
        detail: because ? { reason, because } : { reason },
      },
      tx,
    )
    return because === null ? ok('canceled') : refused(because)
  })
}

function cancelFactsOf({ content, ordersCounted, orders, ...row }: z.output<typeof rowSchema>) {
  return {
    ...row,
    ordersMissing: ordersMissing(content.minimumCycles, ordersCounted, orders),
    firmOrders: firmOrdersOf(orders),
    orders: openOrders(orders),
  }
}

/** What Smartpay approved is released with its order, unless somebody is about to capture it. */
const mayStillMove = Prisma.sql`(c.status in ${anyOf([...unsettledCharges, 'open'])}
  or (c.status = 'authorized' and c.capture_asked_at is not null))`

/** The subscription before its cycles, orders and charges, as everywhere; what is read then is true until the end. */
async function lockSubscription(tx: Prisma.TransactionClient, id: string) {
  await tx.$executeRaw`select id from subscriptions where id = ${id} for update`
  await tx.$executeRaw`select id from cycles where subscription_id = ${id} order by id for update`
  await tx.$executeRaw`select id from orders where subscription_id = ${id} order by id for update`
  return row(tx, rowSchema)`
    select status::text, token_id as "tokenId",
      exists (select from charges c join orders o on o.id = c.order_id
        where o.subscription_id = s.id and ${mayStillMove}) as charging,
      (select coalesce(json_agg(json_build_object('index', index, 'status', status) order by index), '[]')
        from ${openOrdersOf(Prisma.sql`s.id`)} as open) as orders, ${ordersCounted} as "ordersCounted", v.content::text
    from subscriptions s join plan_versions v on v.id = s.plan_version_id where s.id = ${id}`
}
