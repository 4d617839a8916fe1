import { z } from 'zod'
import { storedFactsSchema } from '#lib/catalog/stored.ts'
import { type Instant, instantOf } from '#lib/clock.ts'
import { anyOf } from '#lib/db/any-of.ts'
import { db } from '#lib/db/client.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { rows } from '#lib/db/rows.ts'
import { chargeThatCounts } from '#lib/orders/charge-that-counts.ts'
import { instalmentsFor } from '#lib/orders/instalments.ts'
import { isEnding } from '#lib/orders/is-ending.ts'
import { dateIn, fromColumn } from '#lib/plain-date.ts'
import { livingCharges, undecidedCharges } from '#lib/states/charge.ts'
import { paidLate } from '#lib/states/charge-failure.ts'
import { runningSubscriptions, subscriptionStatuses } from '#lib/states/subscription.ts'
import { type DunningFacts, type DunningStep, nextStep } from './next-step.ts'

export const pastDueSchema = z.object({
  orderId: z.string(),
  cycleId: z.string(),
  subscriptionId: z.string(),
  tokenId: z.string(),
  subscriptionStatus: z.enum(subscriptionStatuses),
  index: z.number(),
  dueOn: z.date(),
  totalMinor: z.number(),
  /** Of the token that pays now. */
  test: z.boolean(),
  usable: z.boolean(),
  held: z.boolean(),
  lastStatus: z.enum(['hard_declined', 'refused', 'failed', 'expired', 'canceled']),
  lastAttempt: z.number(),
  endedAt: z.date(),
  attempts: z.number(),
  nextDueOn: z.date().nullable(),
  /** The subscription ends, and no order comes after this one. */
  isLast: z.boolean(),
  /** What the shopper paid in the three months before: yen, and when. */
  paid: z.array(z.object({ amountMinor: z.number(), at: z.coerce.date() })),
  facts: storedFactsSchema,
  now: z.date(),
})
export type PastDueOrder = z.output<typeof pastDueSchema>

const kinds = {
  hard_declined: 'declined',
  expired: 'expired',
  canceled: 'declined',
  refused: 'refused',
  failed: 'failed',
} as const

/**
 * Orders that wait for money, of subscriptions that Smartpay pays and that run, and that no charge of theirs is at: as
 * `pastDueSchema` reads them. They are read by their index, which holds no others.
 */
export function pastDueOrders(where: Prisma.Sql, rest = Prisma.empty): Prisma.Sql {
  return Prisma.sql`
    select o.id as "orderId", o.cycle_id as "cycleId", s.id as "subscriptionId", t.id as "tokenId", s.status::text as "subscriptionStatus",
      o.index, o.due_on as "dueOn", o.total_minor as "totalMinor", t.test, s.held_at is not null or k.held_at is not null as held,
      t.status = 'active' as usable, last.status::text as "lastStatus", (select max(attempt) from charges c where c.order_id = o.id) as "lastAttempt", greatest(last.finished_at, (select max(h.at) from subscription_history h where h.subscription_id = s.id and h."from" = 'paused')) as "endedAt",
      (select count(*)::int from charges c where c.order_id = o.id
        and (c.token_id = t.id or (c.token_id is null and c.status = 'failed')) and c.finished_at >= (
        select max(at) from token_history h where h.token_id = t.id and h."to" = 'active')) as attempts,
      (select min(n.due_on) from cycles n where n.subscription_id = s.id and n.index > o.index and n.status <> 'skipped') as "nextDueOn",
      ${isEnding} and not exists (select from cycles n where n.subscription_id = s.id and n.index > o.index and n.status <> 'skipped') as "isLast",
      (select coalesce(json_agg(json_build_object('amountMinor', c.amount_minor, 'at', c.finished_at)), '[]')
        from subscriptions b join orders p on p.subscription_id = b.id join charges c on c.order_id = p.id
        where b.customer_id = s.customer_id and c.status = 'succeeded' and c.finished_at > teiki_now() - interval '3 months') as paid,
      shop.facts::text as facts, teiki_now() as now
    from orders o join subscriptions s on s.id = o.subscription_id join tokens t on t.id = s.token_id
      join customers k on k.id = s.customer_id cross join shop
      cross join lateral (select status, finished_at from charges c where c.order_id = o.id ${chargeThatCounts} limit 1) last
    where o.status = 'past_due' and s.payment_method = 'smartpay' and s.status in ${anyOf(runningSubscriptions)}
      and last.status not in ${anyOf(livingCharges)} and ${where}
      and not exists (select from charges p where p.order_id = o.id and p.failure = ${paidLate}) ${rest}`
}

const batchSize = 200

/** Some of them that nobody is at, those of the oldest days first; after the last of the ones before. */
export function listPastDue(
  last: PastDueOrder | null,
  test: boolean,
  where = Prisma.sql`true`,
): Promise<PastDueOrder[]> {
  const place = last
    ? Prisma.sql`(o.due_on, o.id) > (${last.dueOn}::date, ${last.orderId})`
    : Prisma.sql`true`
  return rows(db(), pastDueSchema)`${pastDueOrders(
    Prisma.sql`t.test = ${test} and ${noChargePending} and ${place} and ${where}`,
    Prisma.sql`order by o.due_on, o.id limit ${batchSize}`,
  )}`
}

/** Nobody is at a charge of the subscription `s`: how that ends may change what comes next. */
export const noChargePending = Prisma.sql`not exists (select from orders w join charges c on c.order_id = w.id
  where w.subscription_id = s.id and c.status in ${anyOf(undecidedCharges)})`

/** What is done next about an order, and when. */
export function stepOf(order: PastDueOrder): DunningStep | null {
  return nextStep(factsOf(order))
}

export function isDue(step: DunningStep | null, now: Instant): step is DunningStep {
  return step !== null && step.at.until(now).sign >= 0
}

function factsOf(order: PastDueOrder): DunningFacts {
  const { facts, lastStatus, endedAt, attempts, usable, held, nextDueOn, paid } = order
  const { timeZone } = facts
  return {
    policy: facts.charging.dunning,
    timeZone,
    kind: kinds[lastStatus],
    endedAt: instantOf(endedAt),
    attempts,
    usable,
    stopped: held || order.subscriptionStatus === 'paused',
    today: dateIn(timeZone, instantOf(order.now)),
    nextDueOn: nextDueOn && fromColumn(nextDueOn),
    instalmentsOn: paid.flatMap(({ amountMinor, at }) =>
      instalmentsFor(amountMinor, dateIn(timeZone, instantOf(at))).map(({ dueOn }) => dueOn),
    ),
  }
}
