import { z } from 'zod'
import { paymentMethods } from '#lib/catalog/payment-methods.ts'
import { storedContentSchema, storedFactsSchema } from '#lib/catalog/stored.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { row } from '#lib/db/rows.ts'
import { cycleStatuses } from '#lib/states/cycle.ts'
import { subscriptionStatuses } from '#lib/states/subscription.ts'

const lockedCycleSchema = z.object({
  id: z.string(),
  index: z.number(),
  status: z.enum(cycleStatuses),
  dueOn: z.date(),
  payBy: z.date().nullable(),
  remindOn: z.date().nullable(),
  amountMinor: z.number(),
  feeMinor: z.number(),
  subscriptionId: z.string(),
  subscriptionStatus: z.enum(subscriptionStatuses),
  paymentMethod: z.enum(paymentMethods),
  agreedFeeMinor: z.number(),
  quantity: z.number(),
  anchorOn: z.date(),
  content: storedContentSchema,
  facts: storedFactsSchema,
  now: z.date(),
})

/** A cycle with its subscription, its version of the plan and the shop; days as columns give them, sums in yen. */
export type LockedCycle = z.output<typeof lockedCycleSchema>

/** Locks a subscription, then the cycle: by its id or by the number that is written on a payment. Null: there is none. */
export async function lockCycle(
  tx: Prisma.TransactionClient,
  by: { id: string } | { payReference: string },
): Promise<LockedCycle | null> {
  const is =
    'id' in by ? Prisma.sql`c.id = ${by.id}` : Prisma.sql`c.pay_reference = ${by.payReference}`
  await tx.$executeRaw`
    select s.id from cycles c join subscriptions s on s.id = c.subscription_id where ${is} for update of s`
  return row(tx, lockedCycleSchema)`
    select c.id, c.index, c.status::text, c.due_on as "dueOn", c.pay_by as "payBy", c.remind_on as "remindOn",
      c.amount_minor as "amountMinor", c.fee_minor as "feeMinor", s.id as "subscriptionId",
      s.status::text as "subscriptionStatus", s.payment_method::text as "paymentMethod", s.fee_minor as "agreedFeeMinor", s.quantity, s.anchor_on as "anchorOn",
      v.content::text, shop.facts::text, teiki_now() as now
    from cycles c join subscriptions s on s.id = c.subscription_id
      join plan_versions v on v.id = s.plan_version_id cross join shop
    where ${is} for update of c`
}
