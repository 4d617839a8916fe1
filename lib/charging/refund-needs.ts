import { Prisma } from '#lib/db/generated/client.ts'
import { isRefundFailed, isRefundUnknown } from '#lib/orders/refunds-in-doubt.ts'
import { mostCounted } from '#lib/paging.ts'

/** What is told of refunds: kind, count, sum, since when the oldest, and whose it is. */
export function refundNeeds(test: boolean): Prisma.Sql {
  return Prisma.sql`${needOf('refund-unknown', isRefundUnknown, test)}
    union all ${needOf('refund-failed', isRefundFailed, test)}`
}

function needOf(
  kind: 'refund-unknown' | 'refund-failed',
  condition: Prisma.Sql,
  test: boolean,
): Prisma.Sql {
  return Prisma.sql`select ${kind}::text, count(*)::int, sum(amount_minor)::float8, min(created_at),
      (select k.last_name from orders o join subscriptions s on s.id = o.subscription_id join customers k on k.id = s.customer_id
        where o.id = (array_agg(found.order_id order by found.created_at))[1])
    from (select r.order_id, r.amount_minor, r.created_at from refunds r where r.test = ${test} and ${condition} limit ${mostCounted + 1}) found`
}
