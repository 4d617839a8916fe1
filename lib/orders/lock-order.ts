import { z } from 'zod'
import { paymentMethods } from '#lib/catalog/payment-methods.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { row } from '#lib/db/rows.ts'
import { cycleStatuses } from '#lib/states/cycle.ts'
import { orderStatuses } from '#lib/states/order.ts'
import { subscriptionColumns, subscriptionShape } from './lock-cycle.ts'
import { recallable } from './recall.ts'

const lockedOrderSchema = z.object({
  ...subscriptionShape,
  id: z.string(),
  status: z.enum(orderStatuses),
  /** Its own; the subscription's may be another one by now. */
  orderPaymentMethod: z.enum(paymentMethods),
  cycleId: z.string(),
  cycleStatus: z.enum(cycleStatuses),
  /** No other order of its cycle took its place. */
  isCurrent: z.boolean(),
  /** Another order of its cycle took its place, and no money came for that one. */
  recallable: z.boolean(),
  totalMinor: z.number(),
  payBy: z.date().nullable(),
  remindOn: z.date().nullable(),
})
export type LockedOrder = z.output<typeof lockedOrderSchema>

/**
 * Locks a subscription, then the cycle and the order that was made from it: by the order's id, or by the number that is
 * written on a payment. Null: there is none. Sums are yen.
 */
export async function lockOrder(
  tx: Prisma.TransactionClient,
  by: { id: string } | { payReference: string },
): Promise<LockedOrder | null> {
  const is =
    'id' in by ? Prisma.sql`o.id = ${by.id}` : Prisma.sql`o.pay_reference = ${by.payReference}`
  await lockAbove(tx, is)
  return row(tx, lockedOrderSchema)`
    select ${subscriptionColumns}, o.id, o.status::text, o.payment_method::text as "orderPaymentMethod", c.id as "cycleId", c.status::text as "cycleStatus", coalesce(c.order_id = o.id, false) as "isCurrent", ${recallable} as recallable,
      o.total_minor as "totalMinor", o.pay_by as "payBy", o.remind_on as "remindOn"
    from orders o join cycles c on c.id = o.cycle_id join subscriptions s on s.id = o.subscription_id
      join plan_versions v on v.id = s.plan_version_id cross join shop
    where ${is} for update of o`
}

/** The subscription, then the cycle of an order, for whoever reads and locks the order itself. */
export function lockAboveOrder(tx: Prisma.TransactionClient, id: string): Promise<void> {
  return lockAbove(tx, Prisma.sql`o.id = ${id}`)
}

async function lockAbove(tx: Prisma.TransactionClient, is: Prisma.Sql): Promise<void> {
  await tx.$executeRaw`
    select s.id from orders o join subscriptions s on s.id = o.subscription_id where ${is} for update of s`
  await tx.$executeRaw`
    select c.id from orders o join cycles c on c.id = o.cycle_id where ${is} for update of c`
}
