import { z } from 'zod'
import { anyOf } from '#lib/db/any-of.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { undecidedCharges } from '#lib/states/charge.ts'
import { oddities, paidLate } from '#lib/states/charge-failure.ts'

/** Charges `c` that only somebody can end who looks at Smartpay (`charging/settle-charge.ts`). */
export const isLeftToStaff = Prisma.sql`(c.failure in ${anyOf([paidLate])}
  or (c.failure in ${anyOf(oddities)} and c.status in ${anyOf(undecidedCharges)}))`

/** Charges `c` that wait for the shopper at Smartpay longer than any policy should let them. */
export const isLongOpen = Prisma.sql`(c.status = 'open' and c.first_sent_at < teiki_now() - interval '14 days')`

export const leftToStaffSchema = z.object({
  id: z.string(),
  /** Of its order, from 0. */
  index: z.number(),
  /** In yen. */
  amountMinor: z.number(),
  /** Why it is left to staff. */
  failure: z.string(),
  smartpayId: z.string().nullable(),
})
export type ChargeLeftToStaff = z.output<typeof leftToStaffSchema>

/** Those of a subscription, as JSON. @param subscriptionId of one row of the query around it */
export function leftToStaffOf(subscriptionId: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(select coalesce(json_agg(json_build_object('id', c.id, 'index', p.index, 'amountMinor', c.amount_minor,
      'failure', c.failure, 'smartpayId', c.smartpay_id) order by p.index, c.attempt), '[]')
    from orders p join charges c on c.order_id = p.id where p.subscription_id = ${subscriptionId} and ${isLeftToStaff})`
}
