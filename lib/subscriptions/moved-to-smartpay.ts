import { Prisma } from '#lib/db/generated/client.ts'
import { ordersWhere } from './orders.ts'

/** Of the subscription `sub`: since when Smartpay pays what was paid offline, or null. */
export const movedAt = Prisma.sql`(select max(h.at) from subscription_history h
  where h.subscription_id = sub.id and sub.payment_method = 'smartpay' and h.code = 'moved-to-smartpay')`

/** Of the subscription `sub`, that Smartpay pays: orders from before that are still paid at the door, with its fee. */
export const ordersPaidOnDelivery = ordersWhere(
  Prisma.sql`n.subscription_id = sub.id and sub.payment_method = 'smartpay' and o.status = 'awaiting_payment'`,
  Prisma.sql`o.total_minor`,
)
