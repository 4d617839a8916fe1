import { z } from 'zod'
import { paymentMethods } from '#lib/catalog/payment-methods.ts'
import { storedFactsSchema } from '#lib/catalog/stored.ts'
import { anyOf } from '#lib/db/any-of.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { chargeThatCounts } from '#lib/orders/charge-that-counts.ts'
import type { ShipFacts } from '#lib/orders/deliveries/may-ship.ts'
import { owedBy } from '#lib/orders/deliveries/owed.ts'
import { chargeStatuses } from '#lib/states/charge.ts'
import { oddities } from '#lib/states/charge-failure.ts'
import { deliveryStatuses } from '#lib/states/delivery.ts'
import { orderStatuses } from '#lib/states/order.ts'
import { unsettledRefunds } from '#lib/states/refund.ts'

/** What decides whether a delivery may go out, as `shipColumns` of `shipTables` read it. */
export const shipShape = {
  orderId: z.string(),
  delivery: z.enum(deliveryStatuses),
  order: z.enum(orderStatuses),
  paymentMethod: z.enum(paymentMethods),
  charge: z.enum(chargeStatuses).nullable(),
  isChargeOdd: z.boolean(),
  hasApprovalEnded: z.boolean(),
  isHeld: z.boolean(),
  isPaused: z.boolean(),
  isErased: z.boolean(),
  isBeingRefunded: z.boolean(),
  owedMinor: z.number(),
  facts: storedFactsSchema,
}

export const shipColumns = Prisma.sql`o.id as "orderId", d.status::text as delivery, o.status::text as "order", o.payment_method::text as "paymentMethod",
  last.status as charge, coalesce(last.failure in ${anyOf(oddities)}, false) as "isChargeOdd", coalesce(last.authorized_until <= teiki_now(), false) as "hasApprovalEnded",
  s.held_at is not null or k.held_at is not null as "isHeld", s.status = 'paused' as "isPaused", d.address is null as "isErased",
  exists (select from refunds r join charges p on p.id = r.charge_id and p.status = 'succeeded'
    where r.order_id = o.id and r.status in ${anyOf(unsettledRefunds)}) as "isBeingRefunded",
  ${owedBy(Prisma.sql`s.customer_id`)} as "owedMinor", shop.facts::text as facts`

/** @param deliveries a relation of rows of `deliveries` */
export function shipTables(deliveries: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`${deliveries} d join orders o on o.id = d.order_id join subscriptions s on s.id = o.subscription_id
    left join customers k on k.id = s.customer_id cross join shop
    left join lateral (select status::text, failure, authorized_until from charges where order_id = o.id ${chargeThatCounts} limit 1) last on true`
}

export function shipFactsOf<Row extends z.output<z.ZodObject<typeof shipShape>>>(
  row: Row,
): Row & ShipFacts {
  return { ...row, shipsUnpaidUpToMinor: row.facts.charging.shipsUnpaidUpToMinor }
}
