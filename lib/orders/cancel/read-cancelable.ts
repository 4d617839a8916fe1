import { z } from 'zod'
import { anyOf } from '#lib/db/any-of.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { type Client, row } from '#lib/db/rows.ts'
import { chargeStatuses, undecidedCharges } from '#lib/states/charge.ts'
import { givenUp, oddities } from '#lib/states/charge-failure.ts'
import { deliveryStatuses } from '#lib/states/delivery.ts'
import { orderStatuses } from '#lib/states/order.ts'
import { subscriptionStatuses } from '#lib/states/subscription.ts'
import { chargeThatCounts } from '../charge-that-counts.ts'

const cancelableSchema = z.object({
  subscriptionId: z.string(),
  status: z.enum(orderStatuses),
  subscriptionStatus: z.enum(subscriptionStatuses),
  charge: z.enum(chargeStatuses).nullable(),
  isChargeOdd: z.boolean(),
  isCapturing: z.boolean(),
  isWatched: z.boolean(),
  hasOthersPastDue: z.boolean(),
  deliveries: z.array(z.enum(deliveryStatuses)),
})
type Cancelable = z.output<typeof cancelableSchema>

/**
 * An order as its cancellation sees it; null: there is none.
 *
 * @param lock `for update of o` inside a transaction that holds its subscription; else nothing
 */
export function readCancelable(
  client: Client,
  id: string,
  lock: Prisma.Sql = Prisma.empty,
): Promise<Cancelable | null> {
  const others = (how: Prisma.Sql) =>
    Prisma.sql`exists (select from charges e where e.order_id = o.id and ${how})`
  return row(client, cancelableSchema)`
    select o.subscription_id as "subscriptionId", o.status::text, s.status::text as "subscriptionStatus", last.status as charge,
      ${others(Prisma.sql`e.failure in ${anyOf(oddities)} and e.status in ${anyOf(undecidedCharges)}`)} as "isChargeOdd",
      coalesce(last.status = 'authorized' and last.capture_asked_at is not null, false) as "isCapturing",
      ${others(Prisma.sql`e.status = 'hard_declined' and e.failure = ${givenUp} and e.next_try_at is not null`)} as "isWatched",
      exists (select from orders w where w.subscription_id = s.id and w.id <> o.id and w.status = 'past_due') as "hasOthersPastDue",
      (select coalesce(json_agg(d.status order by d.position), '[]') from deliveries d where d.order_id = o.id) as deliveries
    from orders o join subscriptions s on s.id = o.subscription_id
      left join lateral (select status::text, capture_asked_at from charges where order_id = o.id ${chargeThatCounts} limit 1) last on true
    where o.id = ${id} ${lock}`
}
