import { z } from 'zod'
import { db } from '#lib/db/client.ts'
import { rows } from '#lib/db/rows.ts'
import { fromColumn, type PlainDate } from '#lib/plain-date.ts'

/** The first order of a subscription that is paid offline; sums in yen. */
export type FirstPayment = {
  status: 'scheduled' | 'awaiting_payment' | 'paid' | 'skipped'
  totalMinor: number
  reference: string | null
  payBy: PlainDate | null
}

const rowSchema = z.object({
  status: z.enum(['scheduled', 'awaiting_payment', 'paid', 'skipped']).catch('scheduled'),
  amountMinor: z.number(),
  feeMinor: z.number(),
  payReference: z.string().nullable(),
  payBy: z.date().nullable(),
})

export async function getFirstPayment(subscriptionId: string): Promise<FirstPayment | null> {
  const found = await db().cycle.findUnique({
    where: { subscriptionId_index: { subscriptionId, index: 0 } },
    select: { status: true, amountMinor: true, feeMinor: true, payReference: true, payBy: true },
  })
  if (!found) return null
  const row = rowSchema.parse(found)
  return {
    status: row.status,
    totalMinor: row.amountMinor + row.feeMinor,
    reference: row.payReference,
    payBy: row.payBy && fromColumn(row.payBy),
  }
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
    select c.pay_reference as reference, s.payment_method::text as "paymentMethod", c.amount_minor + c.fee_minor as "totalMinor", c.pay_by as "payBy",
      coalesce(p.last_name || ' ' || p.first_name || ' (' || p.last_name_kana || ' ' || p.first_name_kana || ')', '') as name
    from cycles c join subscriptions s on s.id = c.subscription_id left join customers p on p.id = s.customer_id
    where c.status = 'awaiting_payment' order by c.pay_by, c.id limit 200`
}
