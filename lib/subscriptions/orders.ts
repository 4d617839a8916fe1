import { z } from 'zod'
import { Prisma } from '#lib/db/generated/client.ts'
import { plainDate } from '#lib/plain-date.ts'

/** The orders of the cycles `n` that fulfil a condition, in their order, as JSON. */
export function ordersWhere(condition: Prisma.Sql, amount = Prisma.sql`n.amount_minor`) {
  return Prisma.sql`(
    select coalesce(json_agg(json_build_object('index', n.index, 'dueOn', n.due_on, 'amountMinor', ${amount})
      order by n.index), '[]') from cycles n where ${condition})`
}

/** Nothing came for the cycle `n`. */
export const isUnpaid = Prisma.sql`not exists (select from cycle_payments y where y.cycle_id = n.id)`

/** An order as these queries read it; the sum in yen. */
export const orderSchema = z.object({
  index: z.number(),
  dueOn: z.iso.date().transform(plainDate),
  amountMinor: z.number(),
})
export type Order = z.output<typeof orderSchema>
