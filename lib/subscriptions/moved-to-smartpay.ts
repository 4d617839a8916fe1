import type { OfflineMethod } from '#lib/catalog/schema.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { ordersWhere } from './orders.ts'

/** Of the subscription `sub`: since when Smartpay pays what was paid offline, or null. */
export const movedAt = Prisma.sql`(select max(h.at) from subscription_history h
  where h.subscription_id = sub.id and sub.payment_method = 'smartpay' and h.code = 'moved-to-smartpay')`

/** Of the subscription `sub`, that Smartpay pays: orders from before that are still paid at the door, with its fee. */
export const ordersPaidOnDelivery = ordersAwaitedBy('cash_on_delivery')

/** And those that Smartpay could not be charged for, and that are paid by transfer instead. */
export const ordersPaidByTransfer = ordersAwaitedBy('bank_transfer')

function ordersAwaitedBy(method: OfflineMethod): Prisma.Sql {
  return ordersWhere(
    Prisma.sql`n.subscription_id = sub.id and sub.payment_method = 'smartpay' and o.status = 'awaiting_payment'
      and o.payment_method::text = ${method}`,
    Prisma.sql`o.total_minor`,
  )
}
