import { anyOf } from '#lib/db/any-of.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { goneDeliveries } from '#lib/states/delivery.ts'

/**
 * What a customer owes, in yen: their orders that are past due, and those that were given up after something of them had gone
 * out on credit, until another order of the same cycle is paid. Each cycle counts once; who was to pay at the door is another
 * matter.
 *
 * @param customerId of one row of the query around it
 */
export function owedBy(customerId: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(select coalesce(sum(w.total_minor), 0)::int from subscriptions b join orders w on w.subscription_id = b.id
    where b.customer_id = ${customerId} and (w.status = 'past_due' or (w.status = 'canceled' and w.payment_method <> 'cash_on_delivery' and ${isGone(Prisma.sql`w.id`)}
      and not exists (select from orders p where p.cycle_id = w.cycle_id and p.id <> w.id and (p.status in ('paid', 'past_due')
        or (p.status = 'canceled' and (p.created_at, p.id) > (w.created_at, w.id) and ${isGone(Prisma.sql`p.id`)}))))))`
}

function isGone(orderId: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`exists (select from deliveries gone where gone.order_id = ${orderId} and gone.status in ${anyOf(goneDeliveries)})`
}
