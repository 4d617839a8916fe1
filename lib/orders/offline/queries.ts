import { z } from 'zod'
import { db } from '#lib/db/client.ts'
import { row, rows } from '#lib/db/rows.ts'
import { fromColumn, type PlainDate } from '#lib/plain-date.ts'
import { type ListedOrderStatus, listedOrderStatuses } from '#lib/states/order.ts'

/** The first order of a subscription that is paid offline; sums in yen. */
export type FirstPayment = {
  status: ListedOrderStatus
  totalMinor: number
  reference: string | null
  payBy: PlainDate | null
}

const firstSchema = z.object({
  status: z.enum(listedOrderStatuses),
  totalMinor: z.number(),
  reference: z.string().nullable(),
  payBy: z
    .date()
    .nullable()
    .transform((at) => at && fromColumn(at)),
})

export async function getFirstPayment(subscriptionId: string): Promise<FirstPayment | null> {
  return row(db(), firstSchema)`
    select coalesce(o.status::text, c.status::text) as status, coalesce(o.total_minor, c.amount_minor + c.fee_minor) as "totalMinor",
      o.pay_reference as reference, o.pay_by as "payBy"
    from cycles c left join orders o on o.id = c.order_id where c.subscription_id = ${subscriptionId} and c.index = 0`
}

/** An order that is paid offline; the sum in yen. */
type AwaitedPayment = {
  reference: string
  paymentMethod: string
  totalMinor: number
  payBy: PlainDate
  /** Of the customer, with their kana: what stands on a bank statement. */
  name: string
}

const awaitedSchema = z.object({
  reference: z.string(),
  paymentMethod: z.string(),
  totalMinor: z.number(),
  payBy: z.date().transform(fromColumn),
  name: z.string(),
})

/** Those that wait, the one that is due first before the others; at most 200. */
export async function listAwaitedPayments(): Promise<AwaitedPayment[]> {
  return rows(db(), awaitedSchema)`
    select o.pay_reference as reference, o.payment_method::text as "paymentMethod", o.total_minor as "totalMinor", o.pay_by as "payBy",
      coalesce(p.last_name || ' ' || p.first_name || ' (' || p.last_name_kana || ' ' || p.first_name_kana || ')', '') as name
    from orders o join subscriptions s on s.id = o.subscription_id left join customers p on p.id = s.customer_id
    where o.status = 'awaiting_payment' order by o.pay_by, o.id limit 200`
}
