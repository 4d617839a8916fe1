import { toDate } from '#lib/clock.ts'
import { anyOf } from '#lib/db/any-of.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { type Client, rows } from '#lib/db/rows.ts'
import { unsettledCharges } from '#lib/states/charge.ts'
import { paidBack, paidLate } from '#lib/states/charge-failure.ts'
import { waitingDeliveries } from '#lib/states/delivery.ts'
import { unsettledRefunds } from '#lib/states/refund.ts'
import { runningSubscriptions } from '#lib/states/subscription.ts'
import type { DayWindow } from './day-window.ts'
import { type Difference, differenceCodes, differenceSchema } from './difference-codes.ts'

/** More are counted, and not kept one by one. */
export const mostNamed = 200

/**
 * What does not agree on a day: Smartpay's lists against the charges, these against their orders and payments, those against
 * what was planned and what is to be delivered. Reads the rows of that day alone.
 *
 * @returns at most one more than are kept, the worst first
 */
export async function findDifferences(client: Client, window: DayWindow): Promise<Difference[]> {
  const found = await rows(client, differenceSchema)`
    with ${partsOf(window)}, found (code, subject, "subscriptionId", "hereMinor", "thereMinor") as (
      ${Prisma.join([...atSmartpay, ...payments, ...refunds, ...planned, ...goods], ' union all ')}
    ) select * from found order by array_position(${[...differenceCodes]}::text[], code), subject limit ${mostNamed + 1}`
  return found
}

/** The rows of the day, each found by an index. */
function partsOf({ day, from, to, test }: DayWindow): Prisma.Sql {
  const [since, until] = [toDate(from), toDate(to)]
  const on = Prisma.sql`${`${day}`}::date`
  return Prisma.sql`
    listed as (
      select l.smartpay_id, l.reference, l.status as there, l.amount_minor as there_minor, l.ours, c.id, c.smartpay_id as known_as, c.status::text as here,
        c.failure, c.amount_minor as here_minor, o.subscription_id, coalesce(c.finished_at >= l.listed_at, false) as moved
      from listed_orders l left join charges c on c.id = l.reference left join orders o on o.id = c.order_id where l.day = ${on}
    ), sent as (
      select c.*, o.subscription_id from charges c join orders o on o.id = c.order_id
      where c.first_sent_at >= ${since} and c.first_sent_at < ${until} and c.test = ${test}
    ), paid as (
      select p.smartpay_id, p.amount_minor, c.id, c.amount_minor as charge_minor, o.id as order_id, o.status::text, o.total_minor, o.subscription_id
      from payments p join charges c on c.id = p.charge_id join orders o on o.id = c.order_id
      where p.created_at >= ${since} and p.created_at < ${until} and c.test = ${test}
    ), due as (
      select o.* from orders o join subscriptions s on s.id = o.subscription_id left join tokens t on t.id = s.token_id
      where o.due_on = ${on} and (o.payment_method <> 'smartpay' or t.test = ${test})
    ), offline as (
      select f.order_id, f.amount_minor, o.total_minor, o.subscription_id from offline_payments f join orders o on o.id = f.order_id
      where f.created_at >= ${since} and f.created_at < ${until}
    ), back as (
      select r.*, o.subscription_id from refunds r join orders o on o.id = r.order_id
      where r.finished_at >= ${since} and r.finished_at < ${until} and r.status = 'succeeded' and r.test = ${test}
    ), asked as (
      select r.id, o.subscription_id, r.amount_minor from refunds r join orders o on o.id = r.order_id
      where r.test = ${test} and r.created_at >= ${since} and r.created_at < ${until} and r.status in ${anyOf(unsettledRefunds)} and r.next_try_at is not null
    ), listed_back as (
      select l.smartpay_id, l.amount_minor, l.status as there, coalesce(p.charge_id, k.charge_id) as charge_id, r.id, r.amount_minor as here_minor, r.status::text
      from listed_refunds l left join payments p on p.smartpay_id = l.payment_id
        left join lateral (select charge_id from refunds where payment_id = l.payment_id and p.charge_id is null limit 1) k on true
        left join refunds r on r.smartpay_id = l.smartpay_id where l.day = ${on}
    ), coming as (
      select c.id, c.subscription_id, c.amount_minor + c.fee_minor as minor from cycles c join subscriptions s on s.id = c.subscription_id
        left join tokens t on t.id = s.token_id and s.payment_method = 'smartpay'
      where c.status = 'scheduled' and c.cut_off_on <= ${on} and c.due_on = ${on} and s.status in ${anyOf(runningSubscriptions)} and s.status <> 'paused'
        and coalesce(t.test, ${test}) = ${test}
    )`
}

const isLate = Prisma.sql`coalesce(failure, '') in (${paidLate}, ${paidBack})`

const atSmartpay = [
  Prisma.sql`select 'order-unknown-here', smartpay_id, null, null::int, there_minor from listed where ours and id is null`,
  Prisma.sql`select 'order-twice-there', min(id), min(subscription_id), null, sum(there_minor)::int from listed where id is not null
    group by reference having count(*) > 1`,
  Prisma.sql`select 'order-twice-there', id, subscription_id, here_minor, there_minor from listed where known_as <> smartpay_id`,
  Prisma.sql`select 'order-other-sum', id, subscription_id, here_minor, there_minor from listed where here_minor <> there_minor`,
  Prisma.sql`select 'paid-there-only', id, subscription_id, null, there_minor from listed
    where there = 'succeeded' and here <> 'succeeded' and not moved and not ${isLate}`,
  Prisma.sql`select 'paid-here-only', id, subscription_id, here_minor, null from listed
    where here = 'succeeded' and known_as = smartpay_id and not moved and there is distinct from 'succeeded'`,
  Prisma.sql`select 'order-other-status', id, subscription_id, here_minor, there_minor from listed
    where here not in ('succeeded', 'sending', 'unknown') and not moved and not ${isLate} and case there when 'succeeded' then false
      when 'requires_capture' then here not in ('authorized', 'canceled', 'expired')
      when 'requires_authorization' then here not in ('open', 'hard_declined') else here in ('open', 'authorized') end`,
  Prisma.sql`select 'charge-in-doubt', id, subscription_id, amount_minor, null from sent where status in ${anyOf(unsettledCharges)}`,
  Prisma.sql`select 'paid-too-late', id, subscription_id, here_minor, there_minor from listed where failure = ${paidLate}`,
]

const payments = [
  Prisma.sql`select 'payment-missing', s.id, s.subscription_id, s.amount_minor, null from sent s where s.status = 'succeeded'
    and not exists (select from payments p where p.charge_id = s.id)`,
  Prisma.sql`select 'payment-other-sum', id, subscription_id, amount_minor, charge_minor from paid where amount_minor <> charge_minor`,
  Prisma.sql`select 'payment-other-order', order_id, subscription_id, amount_minor, null from paid where status <> 'paid'`,
  Prisma.sql`select 'paid-twice', p.order_id, p.subscription_id, p.amount_minor, p.total_minor from paid p
    where exists (select from offline_payments f where f.order_id = p.order_id)
      or exists (select from charges c where c.order_id = p.order_id and c.id <> p.id and c.status = 'succeeded')`,
]

const refunds = [
  Prisma.sql`select 'refund-unknown-here', l.smartpay_id, o.subscription_id, null, l.amount_minor from listed_back l
    join charges c on c.id = l.charge_id join orders o on o.id = c.order_id where l.there = 'succeeded' and l.status is distinct from 'succeeded'`,
  Prisma.sql`select 'refund-other-sum', r.id, r.subscription_id, r.amount_minor, l.amount_minor from listed_back l
    join back r on r.id = l.id where l.amount_minor <> r.amount_minor`,
  Prisma.sql`select 'refund-missing-there', r.id, r.subscription_id, r.amount_minor, null from listed_back l
    join back r on r.id = l.id where l.there is distinct from 'succeeded'`,
  Prisma.sql`select 'refund-in-doubt', id, subscription_id, amount_minor, null from asked`,
]

const planned = [
  Prisma.sql`select 'not-ordered', id, subscription_id, minor, null from coming`,
  Prisma.sql`select 'not-charged', d.id, d.subscription_id, d.total_minor, null from due d where d.status = 'open' and not exists (
    select from charges c where c.order_id = d.id and (c.status in ('sending', 'unknown', 'open', 'authorized') or (c.status = 'intended' and c.waits_for is not null)))`,
  Prisma.sql`select 'lines-other-sum', d.id, d.subscription_id, d.total_minor, l.minor from due d cross join lateral (
      select coalesce(sum(quantity * amount_minor * case kind when 'discount' then -1 else 1 end), 0)::int as minor from order_lines where order_id = d.id) l
    where l.minor <> d.total_minor`,
]

const goods = [
  Prisma.sql`select 'goods-missing', p.order_id, p.subscription_id, p.total_minor, null::int
    from (select order_id, subscription_id, total_minor from paid union select order_id, subscription_id, total_minor from offline) p
    where not exists (select from refunds r where r.order_id = p.order_id and r.status = 'succeeded')
      and exists (select from order_lines l where l.order_id = p.order_id and l.kind = 'product' and l.quantity <> (
        select coalesce(sum(g.quantity), 0) from delivery_lines g join deliveries v on v.id = g.delivery_id
        where g.order_id = l.order_id and g.position = l.position and v.status <> 'canceled'))`,
  Prisma.sql`select 'goods-unpaid', d.id, d.subscription_id, d.total_minor, null from due d where d.status in ('canceled', 'expired')
    and exists (select from deliveries v where v.order_id = d.id and v.status in ${anyOf(waitingDeliveries)})`,
]
