import { z } from 'zod'
import { storedFactsSchema } from '#lib/catalog/stored.ts'
import { lineSchema } from '#lib/charging/read-charges.ts'
import { instantOf } from '#lib/clock.ts'
import { anyOf } from '#lib/db/any-of.ts'
import { type Client, row } from '#lib/db/rows.ts'
import { dateIn } from '#lib/plain-date.ts'
import { waitingDeliveries } from '#lib/states/delivery.ts'
import { orderStatuses } from '#lib/states/order.ts'
import { countingRefunds, unsettledRefunds } from '#lib/states/refund.ts'
import type { PaidOrder } from './preview-refund.ts'

const rowSchema = z.object({
  id: z.string(),
  subscriptionId: z.string(),
  status: z.enum(orderStatuses),
  chargeId: z.string().nullable(),
  test: z.boolean().nullable(),
  paymentId: z.string().nullable(),
  paidMinor: z.number(),
  paidAt: z.date().nullable(),
  refundedMinor: z.number(),
  /** How an earlier refund ends is not known yet. */
  pending: z.boolean(),
  /** Money came another way than from a token. */
  paidOffline: z.boolean(),
  lines: z.array(lineSchema.extend({ position: z.number(), refundedQuantity: z.number() })),
  waitingParcels: z.number(),
  facts: storedFactsSchema,
  now: z.date(),
})

/** An order as a refund sees it; sums are yen. */
export type RefundableOrder = z.output<typeof rowSchema> & PaidOrder

/** Null: there is no such order. */
export async function readRefundable(client: Client, id: string): Promise<RefundableOrder | null> {
  const found = await row(client, rowSchema)`
    select o.id, o.subscription_id as "subscriptionId", o.status::text, c.id as "chargeId", c.test, p.smartpay_id as "paymentId", coalesce(p.amount_minor, 0) as "paidMinor",
      p.created_at as "paidAt",
      (select coalesce(sum(r.amount_minor), 0)::int from refunds r where r.charge_id = c.id and r.status in ${anyOf(countingRefunds)}) as "refundedMinor",
      exists (select from refunds r where r.charge_id = c.id and r.status in ${anyOf(unsettledRefunds)}) as pending,
      exists (select from offline_payments f where f.order_id = o.id) as "paidOffline",
      (select json_agg(json_build_object('position', l.position, 'kind', l.kind, 'name', l.name, 'quantity', l.quantity, 'amountMinor', l.amount_minor,
        'taxCategory', l.tax_category, 'taxRatePercent', l.tax_rate_percent, 'refundedQuantity', (select coalesce(sum(g.quantity), 0)
          from refund_lines g join refunds r on r.id = g.refund_id where g.order_id = l.order_id and g.position = l.position and r.status in ${anyOf(countingRefunds)}))
        order by l.position) from order_lines l where l.order_id = o.id) as lines,
      (select count(*)::int from deliveries d where d.order_id = o.id and d.status in ${anyOf(waitingDeliveries)}) as "waitingParcels",
      shop.facts::text as facts, teiki_now() as now
    from orders o left join charges c on c.order_id = o.id and c.status = 'succeeded'
      left join lateral (select smartpay_id, amount_minor, created_at from payments where charge_id = c.id order by created_at limit 1) p on true cross join shop
    where o.id = ${id}`
  if (!found) return null
  const { paidMinor, refundedMinor, paidAt, facts, now } = found
  const dayOf = (at: Date) => dateIn(facts.timeZone, instantOf(at))
  return {
    ...found,
    leftMinor: paidMinor - refundedMinor,
    paidOn: dayOf(paidAt ?? now),
    today: dayOf(now),
    taxRounding: facts.taxRounding,
  }
}
