import { z } from 'zod'
import { storedChangesSchema } from '#lib/calendar/stored-changes.ts'
import { paymentMethods } from '#lib/catalog/payment-methods.ts'
import { storedContentSchema, storedFactsSchema } from '#lib/catalog/stored.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { row } from '#lib/db/rows.ts'
import { cycleStatuses } from '#lib/states/cycle.ts'
import { subscriptionStatuses } from '#lib/states/subscription.ts'

/** Of a cycle `c`, its subscription `s`, the version of the plan `v` and the shop; days as columns give them. */
export const subscriptionColumns = Prisma.sql`
  c.index, c.due_on as "dueOn", c.cut_off_on as "cutOffOn", s.id as "subscriptionId", s.status::text as "subscriptionStatus",
  s.payment_method::text as "paymentMethod", s.fee_minor as "agreedFeeMinor", s.quantity, s.anchor_on as "anchorOn", s.calendar_changes as changes,
  v.content::text, shop.facts::text, teiki_now() as now`

export const subscriptionShape = {
  index: z.number(),
  dueOn: z.date(),
  cutOffOn: z.date(),
  subscriptionId: z.string(),
  subscriptionStatus: z.enum(subscriptionStatuses),
  paymentMethod: z.enum(paymentMethods),
  agreedFeeMinor: z.number(),
  quantity: z.number(),
  anchorOn: z.date(),
  changes: storedChangesSchema,
  content: storedContentSchema,
  facts: storedFactsSchema,
  now: z.date(),
}

export const cycleSchema = z.object({
  ...subscriptionShape,
  id: z.string(),
  status: z.enum(cycleStatuses),
  feeMinor: z.number(),
  /** The mode of the token that pays; null: none does. */
  test: z.boolean().nullable(),
})
export type LockedCycle = z.output<typeof cycleSchema>

/** Cycles `c` as `cycleSchema` reads them, with their subscriptions `s`. */
export function cyclesWhere(where: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    select ${subscriptionColumns}, c.id, c.status::text, c.fee_minor as "feeMinor",
      (select t.test from tokens t where t.id = s.token_id) as test
    from cycles c join subscriptions s on s.id = c.subscription_id
      join plan_versions v on v.id = s.plan_version_id cross join shop
    where ${where}`
}

/** Locks a subscription, then the cycle. Null: there is none. Sums are yen. */
export async function lockCycle(
  tx: Prisma.TransactionClient,
  cycleId: string,
): Promise<LockedCycle | null> {
  await tx.$executeRaw`
    select s.id from cycles c join subscriptions s on s.id = c.subscription_id where c.id = ${cycleId} for update of s`
  return row(tx, cycleSchema)`${cyclesWhere(Prisma.sql`c.id = ${cycleId} for update of c`)}`
}
