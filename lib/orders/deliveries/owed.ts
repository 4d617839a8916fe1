import { Prisma } from '#lib/db/generated/client.ts'

/** What the orders of a customer that are past due come to, in yen. @param customerId of one row of the query around it */
export function owedBy(customerId: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(select coalesce(sum(w.total_minor), 0)::int from subscriptions b join orders w on w.subscription_id = b.id
    where b.customer_id = ${customerId} and w.status = 'past_due')`
}
