import { anyOf } from '#lib/db/any-of.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { uncollectedOrders } from './order.ts'

/**
 * What a subscription still has to be paid: orders that are neither paid nor given up, and the cycles that are scheduled,
 * with their planned sums. A relation of index, due_on, minor and status, to stand inside another query.
 *
 * @param subscriptionId of one row of that query
 */
export function openOrdersOf(subscriptionId: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(
    select index, due_on, total_minor as minor, status::text as status from orders
    where subscription_id = ${subscriptionId} and status in ${anyOf(uncollectedOrders)}
    union all
    select index, due_on, amount_minor + fee_minor, 'scheduled' from cycles
    where subscription_id = ${subscriptionId} and status = 'scheduled')`
}

/** The first of them. */
export function nextOrderOf(subscriptionId: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(
    select * from ${openOrdersOf(subscriptionId)} as open order by index limit 1)`
}
