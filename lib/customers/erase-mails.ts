import type { Prisma } from '#lib/db/generated/client.ts'

/** Mails that wait would be written to nobody; a local run's mailbox keeps none either. */
export async function eraseMails(
  tx: Prisma.TransactionClient,
  customerId: string,
  signups: string[],
  email: string,
): Promise<void> {
  await tx.$executeRaw`
    update emails set status = 'dropped', reason = 'erased', next_try_at = null
    where status = 'queued' and cause in (
      select unnest(${signups}::text[])
      union select thread_id from signups where id = any(${signups})
      union select id from customer_changes where customer_id = ${customerId}
      union select id || ' previous' from customer_changes where customer_id = ${customerId}
      union select h.id::text from subscription_history h join subscriptions s on s.id = h.subscription_id where s.customer_id = ${customerId}
      union select id from signup_invites where signup_id = any(${signups})
      union select o.id from orders o join subscriptions s on s.id = o.subscription_id
        where s.customer_id = ${customerId}
      union select y.id from cycles y join subscriptions s on s.id = y.subscription_id where s.customer_id = ${customerId}
      union select d.id from deliveries d join orders o on o.id = d.order_id
        join subscriptions s on s.id = o.subscription_id where s.customer_id = ${customerId}
      union select h.delivery_id || ' ' || h.id from delivery_history h join deliveries d on d.id = h.delivery_id
        join orders o on o.id = d.order_id join subscriptions s on s.id = o.subscription_id where s.customer_id = ${customerId}
      union select a.id from amendments a join subscriptions s on s.id = a.subscription_id where s.customer_id = ${customerId}
      union select f.id from refunds f join orders o on o.id = f.order_id
        join subscriptions s on s.id = o.subscription_id where s.customer_id = ${customerId}
      union select p.id from offline_payments p join orders o on o.id = p.order_id
        join subscriptions s on s.id = o.subscription_id where s.customer_id = ${customerId})`
  await tx.$executeRaw`delete from mailbox where lower(recipient) = ${email}`
}
