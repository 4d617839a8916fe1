import { z } from 'zod'
import { Prisma } from '#lib/db/generated/client.ts'
import { plainDate } from '#lib/plain-date.ts'

const date = z.iso.date().transform(plainDate)
const orderNumber = z.number()

/** What was changed of coming orders, as the history of its subscription says. */
export const changeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['skipped', 'skip-taken-back']), orderNumber, dueOn: date }),
  z.object({ kind: z.literal('moved'), orderNumber, from: date, to: date, later: z.boolean() }),
  z.object({ kind: z.literal('paused'), until: date.nullable() }),
  z.object({ kind: z.enum(['resumed', 'ending-taken-back']) }),
  z
    .object({
      kind: z.literal('ending'),
      orderNumber: orderNumber.nullable(),
      dueOn: date.nullable(),
    })
    .transform(({ kind, orderNumber, dueOn: orderedOn }) => ({
      kind,
      last: orderNumber && orderedOn ? { orderNumber, orderedOn } : null,
    })),
])

/**
 * A row of a subscription's history by its id, or none. Of cancellations and changes of the token only the newest is told of:
 * one that a later one overtook before its mail went out is no news any more.
 */
export function newestOfItsKind(id: string): Prisma.Sql {
  return Prisma.sql`
    select h.* from subscription_history h where h.id = nullif(${id}, '')::bigint
      and not (h.code in ('canceled', 'token-assigned') and exists (select from subscription_history n
        where n.subscription_id = h.subscription_id and n.code = h.code and n.id > h.id))`
}

/** @param history a relation of one row of `subscription_history`, or of none */
export function changeOf(history: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(
    select jsonb_build_object('kind', h.code, 'orderNumber', h.detail->'number') || h.detail from ${history} h)`
}

/** The orders that are still to come, each with the last day to change it; none in a pause without an end. */
export function scheduledOrdersOf(subscriptionId: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(
    select coalesce(json_agg(json_build_object('index', n.index, 'dueOn', n.due_on, 'amountMinor', n.amount_minor, 'cutOffOn', n.cut_off_on)
      order by n.index), '[]') from cycles n where n.subscription_id = ${subscriptionId} and n.status = 'scheduled'
        and not exists (select from subscriptions p where p.id = n.subscription_id and p.status = 'paused' and p.resumes_on is null))`
}

/** The first order that is made, and neither collected nor given up; its day is not over. */
export function madeOrderOf(subscriptionId: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(
    select json_build_object('index', index, 'dueOn', due_on, 'amountMinor', total_minor) from orders
    where subscription_id = ${subscriptionId} and status in ('open', 'awaiting_payment') and due_on >= shop_day(teiki_now())
    order by index limit 1)`
}
