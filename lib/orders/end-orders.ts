import { anyOf } from '#lib/db/any-of.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { givenUp } from '#lib/states/charge-failure.ts'
import { historyOf } from '#lib/states/history.ts'
import type { Because } from '#lib/states/history-codes.ts'
import { uncollectedOrders } from '#lib/states/order.ts'
import { cancelDeliveries } from './deliveries/cancel-deliveries.ts'

/**
 * open, past_due, awaiting_payment → canceled, with what of them has not gone out. A charge that was never sent ends with its
 * order. One for which Smartpay waits for the shopper is given up: Smartpay cannot cancel it (smartpay-api §8.3), so it is
 * watched, and paid back where it is paid all the same. One that Smartpay approved is released by whoever looks at it next,
 * at once, and what somebody found out of it before does not count any more. Inside the caller's transaction, which holds the
 * subscriptions and the orders, and knows that no charge of theirs is being sent or captured.
 *
 * @param which a condition on the orders `o`
 */
export async function endOrders(
  tx: Prisma.TransactionClient,
  which: Prisma.Sql,
  { actor, ...because }: Because<'order'> & { actor: string },
): Promise<void> {
  const isUncollected = Prisma.sql`o.status in ${anyOf(uncollectedOrders)}`
  await tx.$executeRaw`
    with ending as (
      select o.id, o.status::text as was from orders o where ${isUncollected} and ${which}
    ), living as (
      select c.id, c.status::text as was from charges c join ending on ending.id = c.order_id
      where c.status in ('intended', 'open', 'authorized')
    ), stopped as (
      update charges c set fence = c.fence + 1,
        status = (case living.was when 'intended' then 'canceled' when 'open' then 'hard_declined' else living.was end)::charge_status,
        failure = case living.was when 'open' then ${givenUp} else c.failure end,
        next_try_at = case when living.was <> 'intended' then teiki_now() end,
        sealed_request = null, finished_at = case when living.was <> 'authorized' then teiki_now() end
      from living where c.id = living.id returning c.id, living.was, c.status::text as became
    ), charges_moved as (
      ${historyOf('charge', { rows: Prisma.sql`stopped where was <> became`, from: Prisma.sql`was`, to: Prisma.sql`became`, code: 'order-over', actor })}
    ), ended as (
      update orders o set status = 'canceled' from ending where o.id = ending.id returning o.id, ending.was
    )
    ${historyOf('order', { rows: Prisma.sql`ended`, from: Prisma.sql`was`, to: 'canceled', ...because, actor })}`
  await cancelDeliveries(tx, which, actor)
}
