import { z } from 'zod'
import { anyOf } from '#lib/db/any-of.ts'
import { db } from '#lib/db/client.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { rows } from '#lib/db/rows.ts'
import { isLongOpen } from '#lib/orders/left-to-staff.ts'
import { mostCounted } from '#lib/paging.ts'
import { isShopInTestMode } from '#lib/smartpay-account/shop-mode.ts'
import { undecidedCharges, unsettledCharges } from '#lib/states/charge.ts'
import { oddities } from '#lib/states/charge-failure.ts'
import { ownFaults } from './charge-request.ts'
import { isStopped, whyNoCharges } from './charging-switch.ts'
import { refundNeeds } from './refund-needs.ts'

/**
 * What should have been charged and was not, the most urgent first. An order that Smartpay declined is not among them:
 * its shopper was told, and the policy goes on.
 */
const notChargedKinds = [
  'paid-late',
  'charging-stopped',
  'charging-not-enabled',
  'charge-unsendable',
  'charge-odd',
  'refund-failed',
  'charge-unknown',
  'refund-unknown',
  'charge-late',
  'authorization-ending',
  'order-skipped',
] as const
export type NotChargedKind = (typeof notChargedKinds)[number]

/** Counted no further than 10,001; null: there is nothing to count, or no sum is known. Sums are yen. */
type NotCharged = { kind: NotChargedKind; count: number | null; sumMinor: number | null }

/** Somebody waits for these on purpose, or they are attention items of their own. */
const saidElsewhere = ['held', 'paused', 'token', 'token-operation']

/** Smartpay's approvals that end so soon: whoever hears of it then still has a working day to send the goods out. */
const endsWithin = Prisma.sql`interval '24 hours'`

/** So long it is told that orders were skipped because nobody came to them in time. */
const skippedDays = Prisma.sql`interval '7 days'`

/** What is not charged, as parts of a `with`, each read through an index of its own. */
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
        and not coalesce(c.failure in ${anyOf(oddities)}, false)
      union all select c.order_id, c.first_sent_at, c.amount_minor from charges c
      where ${isLongOpen} and c.test = ${test}
        and not coalesce(c.failure in ${anyOf(oddities)}, false)
      limit ${most}
    ), odd as (
      select c.order_id as id, c.first_sent_at as since, c.amount_minor as minor from charges c
      where c.failure in ${anyOf(oddities)} and c.status in ${anyOf(undecidedCharges)} and c.test = ${test} limit ${most}
    ), ending as (
      select c.order_id as id, c.authorized_until as since, c.amount_minor as minor from charges c
      where c.status = 'authorized' and c.test = ${test} and c.authorized_until < teiki_now() + ${endsWithin}
      order by c.authorized_until limit ${most}
    ), unsendable as (
      select r.begun_at as since, c.count, c.minor from (
          select distinct on (day) begun_at, counts from rehearsals
          where day > shop_day(teiki_now()) and test = ${test} and finished_at is not null order by day, begun_at desc) r
        cross join lateral jsonb_to_recordset(r.counts) as c (reason text, count int, minor float8) where c.reason in ${anyOf(ownFaults)}
    ), skipped as (
      select h.at, c.subscription_id from cycle_history h join cycles c on c.id = h.cycle_id
        join subscriptions s on s.id = c.subscription_id left join tokens t on t.id = s.token_id
      where h.code in ('period-passed', 'too-late') and h.at > teiki_now() - ${skippedDays} and coalesce(t.test, ${test}) = ${test}
      union all select h.at, o.subscription_id from order_history h join orders o on o.id = h.order_id
        join subscriptions s on s.id = o.subscription_id join tokens t on t.id = s.token_id
      where h.code = 'too-late' and h.at > teiki_now() - ${skippedDays} and t.test = ${test}
      limit ${most}
    )`
}

/** What is told of them: kind, count, sum, since when the oldest, and whose it is. */
export function chargeNeeds(test: boolean): Prisma.Sql {
  return Prisma.sql`
  select 'paid-late', count(*)::int, sum(amount_minor)::float8, min(first_sent_at), null from charges
  where status in ('hard_declined', 'canceled') and failure = 'paid-late' and test = ${test}
  union all select 'charging-stopped', null::int, null::float8, stopped_at, null from charging_switch where ${isStopped}
  union all select 'order-past-due', count(*)::int, sum(minor)::float8, min(due_on)::timestamp at time zone 'UTC',
    ${whoOf(Prisma.sql`(array_agg(past_due.id order by past_due.due_on))[1]`)} from past_due
  union all select 'charge-late', count(*)::int, sum(minor)::float8, min(due_on)::timestamp at time zone 'UTC',
    ${whoOf(Prisma.sql`(array_agg(uncharged.id order by uncharged.due_on))[1]`)} from uncharged
  union all select 'charge-unsendable', coalesce(sum(count), 0)::int, sum(minor)::float8, min(since), null from unsendable
  union all select 'charge-odd', count(*)::int, sum(minor)::float8, min(since),
    ${whoOf(Prisma.sql`(array_agg(odd.id order by odd.since))[1]`)} from odd
  union all select 'charge-unknown', count(*)::int, sum(minor)::float8, min(since),
    ${whoOf(Prisma.sql`(array_agg(in_doubt.id order by in_doubt.since))[1]`)} from in_doubt
  union all select 'authorization-ending', count(*)::int, sum(minor)::float8, min(since),
    ${whoOf(Prisma.sql`(array_agg(ending.id order by ending.since))[1]`)} from ending
  union all select 'order-skipped', count(*)::int, null, min(at), (select c.last_name from subscriptions s
    join customers c on c.id = s.customer_id where s.id = (array_agg(skipped.subscription_id order by skipped.at))[1]) from skipped
  union all ${refundNeeds(test)}`
}

function whoOf(orderId: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(select c.last_name from orders y join subscriptions s on s.id = y.subscription_id
    join customers c on c.id = s.customer_id where y.id = ${orderId})`
}

const rowSchema = z.object({
  kind: z.enum(notChargedKinds),
  count: z.number().nullable(),
  sumMinor: z.number().nullable(),
})

/** In the shop's present mode: what it has in the other one nobody can charge any more. */
export async function listNotCharged(): Promise<NotCharged[]> {
  const test = await isShopInTestMode()
  const found: NotCharged[] = await rows(db(), rowSchema)`
    with ${chargeParts(test, mostCounted + 1)}, needs (kind, count, "sumMinor", since, who) as (${chargeNeeds(test)})
    select kind, count, "sumMinor" from needs where kind <> 'order-past-due' and (count is null or count > 0)`
  if ((await whyNoCharges(test)) === 'not-enabled')
    found.push({ kind: 'charging-not-enabled', count: null, sumMinor: null })
  return found.toSorted(
    (one, other) => notChargedKinds.indexOf(one.kind) - notChargedKinds.indexOf(other.kind),
  )
}
