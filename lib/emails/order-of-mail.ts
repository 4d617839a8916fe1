import { z } from 'zod'
import { paymentMethods } from '#lib/catalog/payment-methods.ts'
import { taxCategories } from '#lib/catalog/tax-rates.ts'
import { anyOf } from '#lib/db/any-of.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { chargeThatCounts } from '#lib/orders/charge-that-counts.ts'
import { plainDate } from '#lib/plain-date.ts'
import { waitingDeliveries } from '#lib/states/delivery.ts'
import { waitingEmails } from '#lib/states/email.ts'
import { orderStatuses } from '#lib/states/order.ts'
import { countingRefunds } from '#lib/states/refund.ts'
import { stateOfOrder } from '#lib/subscriptions/collected-orders.ts'
import { collectedStates } from '#lib/subscriptions/collected-state.ts'

const date = z.iso.date().transform(plainDate)

/** An order that a mail is about; sums are yen. */
export const orderOfMailSchema = z.object({
  index: z.number(),
  status: z.enum(orderStatuses),
  paymentMethod: z.enum(paymentMethods),
  dueOn: date,
  payBy: date.nullable(),
  totalMinor: z.number(),
  /** What the payment method costs, as a part of it. */
  feeMinor: z.number(),
  payReference: z.string().nullable(),
  /** What became of it, where a token pays. */
  state: z.enum(collectedStates),
  /** When a token paid it, as far as we heard. */
  paidAt: z.coerce.date().nullable(),
  lines: z.array(
    z.object({
      kind: z.enum(['product', 'shipping', 'discount', 'fee']),
      name: z.object({ ja: z.string(), en: z.string() }),
      quantity: z.number(),
      amountMinor: z.number(),
      taxCategory: z.enum(taxCategories),
      taxRatePercent: z.number(),
    }),
  ),
  /** Those that have not gone out; `number` counts from 1. */
  parcels: z.array(z.object({ number: z.number(), arrivalOn: date })),
  /** Money of it went back, or is about to. */
  hasRefund: z.boolean(),
  /**
   * Of a first order, the mail about the completed signup: it may still say that it is paid, or it has. Null: it has not, or
   * there is none.
   */
  firstMail: z.enum(['waiting', 'said']).nullable(),
})
export type OrderOfMail = z.output<typeof orderOfMailSchema>

/** @param order a relation of one row of `orders`, or of none */
export function orderOfMail(order: Prisma.Sql): Prisma.Sql {
  const id = Prisma.sql`c.id`
  return Prisma.sql`(
    select json_build_object('index', c.index, 'status', c.status, 'paymentMethod', c.payment_method, 'dueOn', c.due_on, 'payBy', c.pay_by,
      'totalMinor', c.total_minor, 'payReference', c.pay_reference, 'state', ${stateOfOrder(id)},
      'feeMinor', (select coalesce(sum(quantity * amount_minor), 0) from order_lines where order_id = c.id and kind = 'fee'),
      'paidAt', case when c.status = 'paid' then (select finished_at from charges where order_id = c.id ${chargeThatCounts} limit 1) end,
      'lines', (select coalesce(json_agg(json_build_object('kind', l.kind, 'name', l.name, 'quantity', l.quantity, 'amountMinor', l.amount_minor,
        'taxCategory', l.tax_category, 'taxRatePercent', l.tax_rate_percent) order by l.position), '[]') from order_lines l where l.order_id = c.id),
      'parcels', (select coalesce(json_agg(json_build_object('number', d.position + 1, 'arrivalOn', d.arrival_on) order by d.position), '[]')
        from deliveries d where d.order_id = c.id and d.status in ${anyOf(waitingDeliveries)}),
      'hasRefund', exists (select from refunds r where r.order_id = c.id and r.status in ${anyOf(countingRefunds)}),
      'firstMail', case when c.index = 0 then (
        select case when n.status in ${anyOf(waitingEmails)} then 'waiting' when n.status = 'sent' and n.says_paid then 'said' end
        from emails n where n.kind = 'signup-completed' and n.cause in (select id from signups where subscription_id = c.subscription_id)
        order by n.created_at desc limit 1) end) from ${order} c)`
}
