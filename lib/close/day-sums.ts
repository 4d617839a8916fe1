import { z } from 'zod'
import { toDate } from '#lib/clock.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { type Client, requireRow } from '#lib/db/rows.ts'
import type { DayWindow } from './day-window.ts'

/** In yen. */
export const sum = z.object({ count: z.number(), minor: z.number() })

/**
 * What a day comes to, in yen with tax. `planned` is what fell due and is paid from a token; the next five are what became of
 * that. `here` and `there` are what was collected by Smartpay's orders of that day. `paid` is what came in that day, by
 * token, and `offline` another way; `toDeliver` what of both has its goods planned. `other` are orders at Smartpay that
 * are none of this shop's.
 */
export const sumsSchema = z.object({
  planned: sum,
  collected: sum,
  approved: sum,
  waiting: sum,
  pastDue: sum,
  leftOut: sum,
  here: sum,
  there: sum,
  refundsHere: sum,
  refundsThere: sum,
  paid: sum,
  offline: sum,
  toDeliver: sum,
  other: sum,
})
export type DaySums = z.output<typeof sumsSchema>

/** Reads the rows of that day alone. */
export function sumDay(client: Client, { day, from, to, test }: DayWindow): Promise<DaySums> {
  const [since, until] = [toDate(from), toDate(to)]
  const on = Prisma.sql`${`${day}`}::date`
  return requireRow(client, sumsSchema)`
    with due as (
      select o.total_minor as minor, o.status::text, exists (select from charges c where c.order_id = o.id and c.status = 'authorized') as approved
      from orders o join subscriptions s on s.id = o.subscription_id join tokens t on t.id = s.token_id
      where o.due_on = ${on} and o.payment_method = 'smartpay' and t.test = ${test}
    ), listed as (
      select l.amount_minor as minor, l.status, l.ours or c.id is not null as ours, c.amount_minor as here_minor,
        c.status = 'succeeded' or c.failure in ('paid-late', 'paid-back') as here
      from listed_orders l left join charges c on c.id = l.reference and c.smartpay_id = l.smartpay_id where l.day = ${on}
    ), back as (
      select l.amount_minor as minor, r.amount_minor as here_minor from listed_refunds l
        left join refunds r on r.smartpay_id = l.smartpay_id and r.status = 'succeeded'
      where l.day = ${on} and l.status = 'succeeded' and (r.id is not null or exists (select from payments p where p.smartpay_id = l.payment_id))
    ), paid as (
      select p.amount_minor as minor, c.order_id from payments p join charges c on c.id = p.charge_id
      where p.created_at >= ${since} and p.created_at < ${until} and c.test = ${test}
    ), offline as (
      select amount_minor as minor, order_id from offline_payments where created_at >= ${since} and created_at < ${until}
    ), goods as (
      select m.minor from (select * from paid union all select * from offline) m
      where exists (select from deliveries v where v.order_id = m.order_id and v.status <> 'canceled')
    )
    select ${of('due')} as planned, ${of('due', Prisma.sql`status = 'paid'`)} as collected,
      ${of('due', Prisma.sql`status = 'open' and approved`)} as approved, ${of('due', Prisma.sql`status = 'open' and not approved`)} as waiting,
      ${of('due', Prisma.sql`status = 'past_due'`)} as "pastDue", ${of('due', Prisma.sql`status in ('canceled', 'expired', 'awaiting_payment')`)} as "leftOut",
      ${of('listed', Prisma.sql`ours and here`, Prisma.sql`here_minor`)} as here, ${of('listed', Prisma.sql`ours and status = 'succeeded'`)} as there,
      ${of('back', Prisma.sql`here_minor is not null`, Prisma.sql`here_minor`)} as "refundsHere", ${of('back')} as "refundsThere",
      ${of('paid')} as paid, ${of('offline')} as offline, ${of('goods')} as "toDeliver", ${of('listed', Prisma.sql`not ours`)} as other`
}

function of(
  part: 'due' | 'listed' | 'back' | 'paid' | 'offline' | 'goods',
  which: Prisma.Sql = Prisma.sql`true`,
  minor: Prisma.Sql = Prisma.sql`minor`,
): Prisma.Sql {
  return Prisma.sql`(select json_build_object('count', count(*), 'minor', coalesce(sum(${minor}), 0)) from ${Prisma.raw(part)} where ${which})`
}
