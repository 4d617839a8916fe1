import { isStopped } from '#lib/charging/charging-switch.ts'
import { anyOf } from '#lib/db/any-of.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { unsettledCharges } from '#lib/states/charge.ts'

/** Somebody waits for these on purpose, or they are attention items of their own. */
const saidElsewhere = ['held', 'paused', 'token', 'token-operation']

/**
 * What should have been collected from tokens and was not, as parts of a `with`: orders that Smartpay declined or that
 * were never taken up; charges whose day is over; charges that were sent ten minutes ago and more, and nobody knows how
 * they ended.
 */
export function chargeParts(test: boolean, most: number): Prisma.Sql {
  return Prisma.sql`
    past_due as (
      select o.id, o.due_on, o.total_minor as minor from orders o join subscriptions s on s.id = o.subscription_id
        join tokens t on t.id = s.token_id
      where o.status = 'past_due' and t.test = ${test} order by o.due_on limit ${most}
    ), uncharged as (
      select o.id, o.due_on, o.total_minor as minor from charges c join orders o on o.id = c.order_id
      where c.status = 'intended' and c.test = ${test} and c.next_try_at <= teiki_now() + interval '1 hour'
        and o.due_on < shop_day(teiki_now()) and not coalesce(c.waits_for = any(${saidElsewhere}), false)
      order by c.next_try_at limit ${most}
    ), in_doubt as (
      select c.order_id as id, c.first_sent_at as since, c.amount_minor as minor from charges c
      where c.status in ${anyOf(unsettledCharges)} and c.test = ${test} and c.first_sent_at < teiki_now() - interval '10 minutes'
      union all select c.order_id, c.first_sent_at, c.amount_minor from charges c
      where c.status = 'open' and c.test = ${test} and c.first_sent_at < teiki_now() - interval '14 days'
      limit ${most}
    )`
}

/** What is told of them: kind, count, sum, since when the oldest, and whose it is. */
export const chargeNeeds = Prisma.sql`
  select 'paid-late', count(*)::int, sum(amount_minor)::float8, min(first_sent_at), null from charges
  where status = 'hard_declined' and failure = 'paid-late'
  union all select 'charging-stopped', null::int, null::float8, stopped_at, null from charging_switch where ${isStopped}
  union all select 'order-past-due', count(*)::int, sum(minor)::float8, min(due_on)::timestamp at time zone 'UTC',
    ${whoOf(Prisma.sql`(array_agg(past_due.id order by past_due.due_on))[1]`)} from past_due
  union all select 'charge-late', count(*)::int, sum(minor)::float8, min(due_on)::timestamp at time zone 'UTC',
    ${whoOf(Prisma.sql`(array_agg(uncharged.id order by uncharged.due_on))[1]`)} from uncharged
  union all select 'charge-unknown', count(*)::int, sum(minor)::float8, min(since),
    ${whoOf(Prisma.sql`(array_agg(in_doubt.id order by in_doubt.since))[1]`)} from in_doubt`

function whoOf(orderId: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(select c.last_name from orders y join subscriptions s on s.id = y.subscription_id
    join customers c on c.id = s.customer_id where y.id = ${orderId})`
}
