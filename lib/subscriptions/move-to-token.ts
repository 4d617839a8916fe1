import { z } from 'zod'
import { paymentMethods } from '#lib/catalog/payment-methods.ts'
import { anyOf } from '#lib/db/any-of.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { row, rows } from '#lib/db/rows.ts'
import { cancelDeliveries } from '#lib/orders/deliveries/cancel-deliveries.ts'
import { lockCycle } from '#lib/orders/lock-cycle.ts'
import { makeOrder } from '#lib/orders/make-order.ts'
import { queueEmail } from '#lib/outbox/queue-email.ts'
import { historyOf } from '#lib/states/history.ts'
import { runningSubscriptions } from '#lib/states/subscription.ts'
import { markTokenUse } from './token-use.ts'

type Move = {
  subscriptionId: string
  tokenId: string
  /** The signup whose agreement pays from now on. */
  signupId: string
  now: Date
  actor: string
}

/**
 * From now on a subscription that was paid offline is paid by a token. An order that waits for a transfer is canceled,
 * and its cycle scheduled again; it keeps its reference: money that is on its way still finds it. One that is paid
 * at the door is on its way already and stays. Orders whose day has come are made at once, to be charged: that is what was
 * agreed to. Inside the caller's transaction, which holds the subscription's row.
 * False: it was not paid offline.
 */
export async function moveToToken(tx: Prisma.TransactionClient, move: Move): Promise<boolean> {
  const { subscriptionId, tokenId, signupId, now, actor } = move
  const paid = await row(tx, z.object({ was: z.enum(paymentMethods) }))`
    with before as (select id, payment_method::text as was from subscriptions where id = ${subscriptionId})
    update subscriptions s set payment_method = 'smartpay', fee_minor = 0, token_id = ${tokenId} from before b
    where s.id = b.id and s.payment_method <> 'smartpay' and s.status in ${anyOf(runningSubscriptions)}
    returning b.was`
  if (!paid) return false
  const { was } = paid
  const moved = { code: 'moved-to-smartpay', actor, at: now } as const
  await tx.$executeRaw(
    historyOf('subscription', {
      rows: Prisma.sql`subscriptions where id = ${subscriptionId}`,
      from: Prisma.sql`status::text`,
      to: Prisma.sql`status::text`,
      ...moved,
    }),
  )
  if (was === 'bank_transfer') await cancelAwaited(tx, subscriptionId, moved)
  await tx.$executeRaw`
    update cycles set fee_minor = 0 where subscription_id = ${subscriptionId} and status in ('scheduled', 'skipped')`
  await makePlacedOrders(tx, subscriptionId, actor)
  await markTokenUse(tx, [tokenId])
  await queueEmail(tx, 'payment-method-changed', signupId)
  return true
}

async function makePlacedOrders(
  tx: Prisma.TransactionClient,
  subscriptionId: string,
  actor: string,
): Promise<void> {
  const placed = await rows(tx, z.object({ id: z.string() }))`
    select id from cycles where subscription_id = ${subscriptionId} and status = 'scheduled'
      and due_on <= shop_day(teiki_now()) order by index`
  for (const { id } of placed) {
    const cycle = await lockCycle(tx, id)
    if (cycle) await makeOrder(tx, cycle, null, actor)
  }
}

async function cancelAwaited(
  tx: Prisma.TransactionClient,
  subscriptionId: string,
  moved: { code: 'moved-to-smartpay'; actor: string; at: Date },
): Promise<void> {
  await tx.$executeRaw`
    with waiting as (
      update cycles c set status = 'scheduled', order_id = null from orders o
      where c.subscription_id = ${subscriptionId} and o.id = c.order_id and o.status = 'awaiting_payment'
      returning c.id
    )
    ${historyOf('cycle', { rows: Prisma.sql`waiting`, from: 'ordered', to: 'scheduled', ...moved })}`
  await tx.$executeRaw`
    with waiting as (
      update orders set status = 'canceled' where subscription_id = ${subscriptionId} and status = 'awaiting_payment'
      returning id
    )
    ${historyOf('order', { rows: Prisma.sql`waiting`, from: 'awaiting_payment', to: 'canceled', ...moved })}`
  await cancelDeliveries(tx, Prisma.sql`o.subscription_id = ${subscriptionId}`, moved.actor)
}
