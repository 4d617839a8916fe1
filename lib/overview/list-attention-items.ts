import { z } from 'zod'
import { whyNoCharges } from '#lib/charging/charging-switch.ts'
import { chargeNeeds, chargeParts } from '#lib/charging/not-charged.ts'
import { anyOf } from '#lib/db/any-of.ts'
import { db } from '#lib/db/client.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { rows } from '#lib/db/rows.ts'
import { undelivered } from '#lib/emails/undelivered.ts'
import { mostCounted } from '#lib/paging.ts'
import { mayAskSmartpay } from '#lib/smartpay-account/may-ask-smartpay.ts'
import { isShopInTestMode } from '#lib/smartpay-account/shop-mode.ts'
import { openOrdersOf } from '#lib/states/open-orders.ts'
import { overSubscriptions } from '#lib/states/subscription.ts'
import { agreedTokens, unusableTokens } from '#lib/states/token.ts'

/** What needs attention, the most urgent first. */
const attentionKinds = [
  'smartpay-key',
  'tokens-missing',
  'cron-late',
  'job-late',
  'job-failed',
  'paid-late',
  'charge-unsendable',
  'charge-odd',
  'refund-failed',
  'charging-stopped',
  'charging-not-enabled',
  'charge-unknown',
  'refund-unknown',
  'charge-late',
  'order-skipped',
  'authorization-ending',
  'stopped-token',
  'order-past-due',
  'payment-overdue',
  'agreement-late',
  'operation-unknown',
  'operation-given-up',
  'session-unknown',
  'signup-pending',
  'signup-declined',
  'signup-failed',
  'drift',
  'webhook-missing',
  'webhook-silent',
  'webhook-refused',
  'event-parked',
  'mail-failed',
] as const
export type AttentionKind = (typeof attentionKinds)[number]

export type AttentionItem = {
  kind: AttentionKind
  /** Counted no further than 10,001; null where nothing is to be counted. */
  count: number | null
  sumMinor: number | null
  /** Since when the oldest of them. */
  since: Date | null
  /** Of whom, as an example. */
  who: string | null
}

const rowSchema = z.object({
  kind: z.enum(attentionKinds),
  count: z.number().nullable(),
  sumMinor: z.number().nullable(),
  since: z.date().nullable(),
  who: z.string().nullable(),
})

const nothingCounted = { count: null, sumMinor: null, since: null, who: null }

/** Of so many stranded tokens the next orders are added up; of more only how many they are is told. */
const mostSummed = 1_000

/**
 * One statement; each part reads what waits, through an index of its own, and no further than 10,001. Names are
 * looked up of the oldest only.
 */
export async function listAttentionItems(): Promise<AttentionItem[]> {
  const most = mostCounted + 1
  // What the shop has in the other mode nobody can mend any more.
  const test = await isShopInTestMode()
  const items: AttentionItem[] = await rows(db(), rowSchema)`
    with pending as (
      select id, redirected_at as since from signups
      where status = 'redirected' and label is null and redirected_at < teiki_now() - interval '10 minutes'
        and (returned_at is not null or redirected_at < teiki_now() - interval '1 day')
      order by redirected_at limit ${most}
    ), sending as (
      select id, first_sent_at as since from signups
      where status = 'submitting' and first_sent_at < teiki_now() - interval '2 minutes'
      order by first_sent_at limit ${most}
    ), declined as (
      select s.failure is null as by_smartpay, s.created_at as since, s.id from signups s
      where s.status = 'rejected' and s.created_at > teiki_now() - interval '7 days'
        and not exists (select from signups l where l.thread_id = s.thread_id and l.created_at > s.created_at
          and l.status not in ('draft', 'rejected'))
      order by s.created_at limit ${most}
    ), late as (
      select s.completed_at as since, s.id from signups s
        join subscriptions b on b.id = s.subscription_id join tokens t on t.signup_id = s.id
      where s.late and b.status = 'pending' and t.status = 'active' and t.test = ${test} order by s.completed_at limit ${most}
    ), moves as (
      select m.created_at as since, m.token_id from token_operations m
      where m.test = ${test} and m.status in ('intended', 'sending', 'unknown') and (m.status = 'unknown' or m.next_try_at < teiki_now())
      order by m.created_at limit ${most}
    ), given_up as (
      select finished_at as since from token_operations
      where status = 'given_up' and test = ${test} and finished_at > teiki_now() - interval '7 days' order by finished_at limit ${most}
    ), stopped as (
      select from tokens where in_use and test = ${test} and status in ${anyOf(unusableTokens)} limit ${most}
    ), stopped_first as (
      select n.minor, t.customer_id, (select max(at) from token_history h where h.token_id = t.id) as since
      from (select * from tokens where in_use and test = ${test} and status in ${anyOf(unusableTokens)}
          order by created_at, id limit ${mostSummed}) t
        left join lateral (select sum(y.minor) as minor
          from subscriptions s cross join lateral (select o.minor from ${openOrdersOf(Prisma.sql`s.id`)} o
            where o.status <> 'awaiting_payment' order by o.index limit 1) y
          where s.token_id = t.id and s.status not in ${anyOf(overSubscriptions)}) n on true
    ), overdue as (
      select y.id, y.pay_by, y.total_minor as minor from orders y
      where y.status = 'awaiting_payment' and y.pay_by <= shop_day(teiki_now()) order by y.pay_by limit ${most}
    ), ${chargeParts(test, most)}, webhooks as (
      select (select count(*) from webhook_secrets where ends_at is null) as endpoints,
        (select min(created_at) from webhook_secrets) as registered,
        (select max(last_received_at) from events) as last
    ), refusals as (
      select sum(count)::int as n, min(day)::timestamp at time zone 'UTC' as since from webhook_refusals
      where day >= shop_day(teiki_now()) - 1 having sum(count) > 0
    ), mails as (
      select created_at as since from emails n
      where created_at > teiki_now() - interval '14 days' and ${undelivered} order by created_at limit ${most}
    ), vanished as (
      select stopped_at as since, (select count(*)::int from tokens t where t.test = a.test
        and missing_since is not null and status in ${anyOf(agreedTokens)}) as n
      from smartpay_accounts a where current and stopped_at is not null
    ), parked as (
      select received_at as since from events where status = 'parked' and parked_because <> 'other-mode'
      order by received_at limit ${most}
    ), needs (kind, count, "sumMinor", since, who) as (
      select 'cron-late', null::int, null::float8, last, null::text
      from (select max(finished_at) as last from job_runs) runs
      where last is null or last < teiki_now() - interval '26 hours'
      union all select 'job-late', count(*)::int, null, min(completed_at), null from job_runs where late_at < teiki_now()
      union all select 'job-failed', count(*)::int, null, min(started_at), null from job_runs
        where status = 'failed' and late_at >= teiki_now()
      union all select 'tokens-missing', n, null, since, null from vanished
      union all select 'stopped-token', (select count(*)::int from stopped),
        case when count(*) < ${mostSummed} then sum(minor)::float8 end, min(since),
        (select last_name from customers where id = (array_agg(customer_id order by since))[1]) from stopped_first
      union all select 'payment-overdue', count(*)::int, sum(minor)::float8, min(pay_by)::timestamp at time zone 'UTC',
        (select c.last_name from orders y join subscriptions s on s.id = y.subscription_id
          join customers c on c.id = s.customer_id where y.id = (array_agg(overdue.id order by overdue.pay_by))[1]) from overdue
      union all ${chargeNeeds(test)}
      union all select 'agreement-late', count(*)::int, null, min(since), ${whoOf('late')} from late
      union all select 'operation-unknown', count(*)::int, null, min(since),
        (select c.last_name from tokens t join customers c on c.id = t.customer_id
          where t.id = (array_agg(token_id order by since))[1]) from moves
      union all select 'operation-given-up', count(*)::int, null, min(since), null from given_up
      union all select 'session-unknown', count(*)::int, null, min(since), ${whoOf('sending')} from sending
      union all select 'signup-pending', count(*)::int, null, min(since), ${whoOf('pending')} from pending
      union all select 'signup-declined', count(*)::int, null, min(since), ${whoOf('declined')}
        from declined where by_smartpay
      union all select 'signup-failed', count(*)::int, null, min(since), ${whoOf('declined')}
        from declined where not by_smartpay
      union all select 'drift', count(*)::int, null, min(found_at), null
        from (select found_at from token_drifts where not (kind = 'unknown-here' and there = 'disabled') order by found_at limit ${most}) drifts
      union all select 'webhook-missing', null, null, null, null from webhooks where endpoints = 0
      union all select 'webhook-silent', null, null, last, null from webhooks
        where endpoints > 0 and coalesce(last, registered) < teiki_now() - interval '1 day'
          and exists (select from token_history h
            where h.at >= ((shop_day(coalesce(last, registered)) + 1)::timestamp at time zone (select coalesce((select facts->>'timeZone' from shop), 'Asia/Tokyo')))
              and h."to" <> 'requires_authorization')
      union all select 'webhook-refused', n, null, since, null from refusals
      union all select 'event-parked', count(*)::int, null, min(since), null from parked
      union all select 'mail-failed', count(*)::int, null, min(since), null from mails
    )
    select kind, count, "sumMinor", since, who from needs where count is null or count > 0`
  // Whether the key is the shop's, only the process can tell.
  if (!(await mayAskSmartpay()).ok) items.push({ kind: 'smartpay-key', ...nothingCounted })
  if ((await whyNoCharges(test)) === 'not-enabled')
    items.push({ kind: 'charging-not-enabled', ...nothingCounted })
  return items.sort(
    (one, other) => attentionKinds.indexOf(one.kind) - attentionKinds.indexOf(other.kind),
  )
}

/** The family name of the oldest signup of a part. */
function whoOf(part: 'pending' | 'sending' | 'declined' | 'late'): Prisma.Sql {
  const of = Prisma.raw(part)
  return Prisma.sql`(select s.details->>'lastName' from signups s
    where s.id = (array_agg(${of}.id order by ${of}.since))[1])`
}
