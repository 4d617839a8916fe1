import { Prisma } from '#lib/db/generated/client.ts'

/**
 * Of an order `o`: its payment went back, or all of its goods were paid back. Only what surely went back counts: so it is
 * asked again where a refund that was counted on fails.
 */
export const isAllGivenBack = Prisma.sql`(o.status = 'paid' and (
  exists (select from charges c where c.order_id = o.id and c.status = 'succeeded'
    and (select sum(amount_minor) from payments where charge_id = c.id)
      <= (select sum(amount_minor) from refunds where charge_id = c.id and status = 'succeeded'))
  or not exists (select from order_lines l where l.order_id = o.id and l.kind = 'product' and l.quantity > (
    select coalesce(sum(g.quantity), 0) from refund_lines g join refunds r on r.id = g.refund_id
    where g.order_id = l.order_id and g.position = l.position and r.status = 'succeeded'))))`
