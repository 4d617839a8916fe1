import { z } from 'zod'
import { Prisma } from '#lib/db/generated/client.ts'
import { plainDate } from '#lib/plain-date.ts'

/** The orders of the cycles `n`, made as `o` or still to come, that fulfil a condition, in their order, as JSON. */
export function ordersWhere(condition: Prisma.Sql, amount = Prisma.sql`n.amount_minor`) {
  return Prisma.sql`(
    select coalesce(json_agg(json_build_object('index', n.index, 'dueOn', n.due_on, 'amountMinor', ${amount})
      order by n.index), '[]') from cycles n left join orders o on o.id = n.order_id where ${condition})`
}

/** An order as these queries read it; the sum in yen. */
export const orderSchema = z.object({
  index: z.number(),
  dueOn: z.iso.date().transform(plainDate),
  amountMinor: z.number(),
})
export type Order = z.output<typeof orderSchema>
