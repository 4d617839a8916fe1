import { z } from 'zod'
import { Prisma } from '#lib/db/generated/client.ts'
import { plainDate } from '#lib/plain-date.ts'

/** Why a subscription that was paid by hand has a line in its history. */
export const movedReason = 'paid by Smartpay from now on'

/** Of the subscription `sub`: since when Smartpay pays what was paid by hand, or null. */
export const movedAt = Prisma.sql`(select max(h.at) from subscription_history h
  where h.subscription_id = sub.id and sub.way = 'smartpay' and h.reason = ${movedReason})`

/** Of the subscription `sub`, that Smartpay pays: orders from before that are still paid at the door. */
export const ordersAtTheDoor = Prisma.sql`(
  select coalesce(json_agg(json_build_object('index', d.index, 'dueOn', d.due_on,
    'amountMinor', d.amount_minor + d.fee_minor) order by d.index), '[]') from cycles d
  where d.subscription_id = sub.id and sub.way = 'smartpay' and d.status = 'awaiting_payment'
    and not exists (select from cycle_payments y where y.cycle_id = d.id))`

/** An order as these queries read it; the sum in yen, what the payment method costs included. */
export const orderSchema = z.object({
  index: z.number(),
  dueOn: z.iso.date().transform(plainDate),
  amountMinor: z.number(),
})
export type Order = z.output<typeof orderSchema>
