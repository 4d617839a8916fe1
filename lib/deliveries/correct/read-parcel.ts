import { z } from 'zod'
import { anyOf } from '#lib/db/any-of.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { type Client, row } from '#lib/db/rows.ts'
import { isAllGivenBack } from '#lib/refunds/all-given-back.ts'
import { deliveryStatuses } from '#lib/states/delivery.ts'
import { orderStatuses } from '#lib/states/order.ts'
import { unsettledRefunds } from '#lib/states/refund.ts'

const parcelSchema = z.object({
  id: z.string(),
  orderId: z.string(),
  subscriptionId: z.string(),
  status: z.enum(deliveryStatuses),
  order: z.enum(orderStatuses),
  lastMove: z.object({ from: z.enum(deliveryStatuses), at: z.coerce.date() }).nullable(),
  carrier: z.string().nullable(),
  tracking: z.string().nullable(),
  shippedAt: z.date().nullable(),
  isErased: z.boolean(),
  isBeingRefunded: z.boolean(),
  isRefunded: z.boolean(),
  version: z.string(),
  now: z.date(),
})
export type Parcel = z.output<typeof parcelSchema>

/** What staff recorded of a parcel, and can take back. */
const recordedCodes = ['shipped', 'delivered', 'returned']

/**
 * A parcel as its corrections see it; null: there is none.
 *
 * @param lock `for update of d` inside a transaction that holds its order; else nothing
 */
export function readParcel(
  client: Client,
  id: string,
  lock: Prisma.Sql = Prisma.empty,
): Promise<Parcel | null> {
  return row(client, parcelSchema)`
    select d.id, o.id as "orderId", o.subscription_id as "subscriptionId", d.status::text, o.status::text as "order", d.carrier, d.tracking, d.shipped_at as "shippedAt",
      case when h.code in ${anyOf(recordedCodes)} then json_build_object('from', h."from", 'at', h.at) end as "lastMove",
      d.address is null as "isErased",
      exists (select from refunds r join charges p on p.id = r.charge_id and p.status = 'succeeded'
        where r.order_id = o.id and r.status in ${anyOf(unsettledRefunds)}) as "isBeingRefunded",
      ${isAllGivenBack} as "isRefunded", (select max(v.id) from delivery_history v where v.delivery_id = d.id)::text as version, teiki_now() as now
    from deliveries d join orders o on o.id = d.order_id
      left join lateral (select code, "from", at from delivery_history m where m.delivery_id = d.id and m."to" = d.status::text
        and m."from" is distinct from m."to" and m.code <> 'undone' order by m.id desc limit 1) h on true
    where d.id = ${id} ${lock}`
}
