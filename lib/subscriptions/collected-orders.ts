import { z } from 'zod'
import { Prisma } from '#lib/db/generated/client.ts'
import { chargeThatCounts } from '#lib/orders/charge-that-counts.ts'
import { collectedStates } from './collected-state.ts'
import { movedAt } from './moved-to-smartpay.ts'
import { orderSchema } from './orders.ts'

/** Of an order `o` and its last charge `last`: the charge says more than the order while it lives. */
const state = Prisma.sql`case when o.status = 'paid' then 'paid' when o.status = 'canceled' then 'canceled'
  when last.status = 'open' then 'open' when last.status = 'intended' then 'planned'
  when last.status in ('sending', 'unknown') then 'charging' when last.status = 'authorized' then 'authorized' when last.failure = 'given-up' then 'given-up'
  when last.status = 'hard_declined' then 'declined' when last.status = 'refused' then 'refused' else 'failed' end`

const lastCharge = Prisma.sql`left join lateral (select status::text, failure, finished_at from charges where order_id = o.id
  ${chargeThatCounts} limit 1) last on true`

/** What became of one order. */
export function stateOfOrder(id: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(select ${state} from orders o ${lastCharge} where o.id = ${id})`
}

/**
 * Of the subscription `sub`, that Smartpay pays: the orders with which that began, as JSON. The first one, or those whose
 * day had come when it changed to Smartpay; with what became of each.
 */
export const collectedOrders = Prisma.sql`(
  select coalesce(json_agg(json_build_object('id', o.id, 'index', o.index, 'dueOn', o.due_on, 'amountMinor', o.total_minor,
    'paidAt', case when o.status = 'paid' then last.finished_at end, 'state', ${state}) order by o.index), '[]')
  from orders o ${lastCharge} join cycles y on y.order_id = o.id
  where o.subscription_id = sub.id and o.payment_method = 'smartpay'
    and o.due_on <= coalesce(shop_day(${movedAt}), sub.anchor_on))`

/** An order that is collected from a token. `paidAt`: when we heard of it. */
export const collectedOrderSchema = orderSchema.extend({
  id: z.string(),
  state: z.enum(collectedStates),
  paidAt: z.coerce.date().nullable(),
})
export type CollectedOrder = z.output<typeof collectedOrderSchema>
