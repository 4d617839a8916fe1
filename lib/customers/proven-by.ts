import { Prisma } from '#lib/db/generated/client.ts'

/**
 * Whether a signup has proven whose address it names: Smartpay approved the person, or the money came.
 * Beginning offline proves nothing. @param signup the alias of its row
 */
export function provenBy(signup: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(${signup}.status = 'completed' and (${signup}.payment_method = 'smartpay' or exists (
    select from orders paid join offline_payments money on money.order_id = paid.id
    where paid.subscription_id = ${signup}.subscription_id)))`
}
