import { z } from 'zod'
import { isStopped } from '#lib/charging/charging-switch.ts'
import { toDate } from '#lib/clock.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { type Client, requireRow, row, rows } from '#lib/db/rows.ts'
import { sum } from './day-sums.ts'
import type { DayWindow } from './day-window.ts'
import { type Difference, differenceSchema } from './difference-codes.ts'
import { mostNamed } from './find-differences.ts'

/**
 * Of the charges that were rehearsed to be sent on a day: those that were, and those that were not because somebody or
 * Smartpay changed something since. `since`: what was sent that day and could not be rehearsed, such as the first orders of
 * whoever agreed that day. In yen.
 */
export const rehearsalSumsSchema = z.object({
  rehearsed: sum,
  done: sum,
  changed: sum,
  since: sum,
})
export type RehearsalSums = z.output<typeof rehearsalSumsSchema>

type Compared = { sums: RehearsalSums | null; differences: Difference[] }

const rehearsalSchema = z.object({
  id: z.string(),
  begunAt: z.date(),
  /** None would be sent, or somebody stopped them all since. */
  stopped: z.boolean(),
})
type LastRehearsal = z.output<typeof rehearsalSchema>

/** Holds the last rehearsal of a day that was begun before it against what was done. None: nothing is compared. */
export async function compareRehearsal(client: Client, window: DayWindow): Promise<Compared> {
  const last = await readLast(client, window)
  if (!last) return { sums: null, differences: [] }
  const parts = partsOf(window, last)
  const differences = await rows(client, differenceSchema)`
    with ${parts} select * from (${Prisma.join(differing, ' union all ')})
      as found (code, subject, "subscriptionId", "hereMinor", "thereMinor") order by code, subject limit ${mostNamed + 1}`
  const sums = await requireRow(client, rehearsalSumsSchema)`
    with ${parts} select ${sumOf('ready')} as rehearsed, ${sumOf('ready', 'charge_id is not null')} as done,
      ${sumOf('ready', 'charge_id is null and changed')} as changed, ${sumOf('unforeseen', 'changed')} as since`
  return { sums, differences }
}

function readLast(client: Client, { day, from, to, test }: DayWindow) {
  const [since, until] = [toDate(from), toDate(to)]
  return row(client, rehearsalSchema)`
    select id, begun_at as "begunAt", stopped_because is not null or ${isStopped} or exists (select from audit_log a
        where a.subject = 'shop' and a.action = 'charging.switch' and a.at >= begun_at and a.at < ${until}) as stopped
    from rehearsals where day = ${`${day}`}::date and test = ${test} and finished_at is not null and begun_at < ${since}
    order by begun_at desc limit 1`
}

/**
 * `ready`: what was to be sent, each with the charge that was, whenever that was: a run that is late is a difference of its
 * own. `unforeseen`: what was sent that day besides. Both say whether something changed since.
 */
function partsOf({ day, from, to, test }: DayWindow, { id, begunAt, stopped }: LastRehearsal) {
  const on = Prisma.sql`${`${day}`}::date`
  const changed = (by: Prisma.Sql) => changedSince(begunAt, by)
  return Prisma.sql`
    planned as materialized (
      select r.*, s.id as charge_id, s.amount_minor as sent_minor, s.request_digest as sent_digest, s.first_sent_at
      from rehearsed_charges r left join lateral (
        select c.* from orders o join charges c on c.order_id = o.id
        where o.subscription_id = r.subscription_id and o.index = r.index and c.attempt = r.attempt
          and c.first_sent_at >= ${begunAt} and c.status <> 'intended' order by c.first_sent_at limit 1) s on true
      where r.day = ${on} and r.rehearsal_id = ${id} and r.reason is null
    ), ready as materialized (
      select p.*, case
          when p.charge_id is null then ${stopped} or p.attempt > 1 or ${isUntaken} or ${changed(Prisma.sql`'infinity'`)}
          when p.sent_digest = p.request_digest or p.sent_digest is null then false
          else ${changed(Prisma.sql`p.first_sent_at`)} end as changed
      from planned p
    ), unforeseen as materialized (
      select p.*, p.attempt > 1 or p.due_on < ${on} or ${isNew(begunAt)} or ${changed(Prisma.sql`p.first_sent_at`)} as changed
      from (select c.id, c.attempt, c.amount_minor, c.first_sent_at, o.subscription_id, o.due_on from charges c join orders o on o.id = c.order_id
        where c.first_sent_at >= ${toDate(from)} and c.first_sent_at < ${toDate(to)} and c.test = ${test} and c.status <> 'intended'
          and not exists (select from rehearsed_charges r where r.day = ${on} and r.rehearsal_id = ${id} and r.reason is null
            and r.subscription_id = o.subscription_id and r.index = o.index and r.attempt = c.attempt)) p
    )`
}

/** Smartpay was asked, and took it not up: it is asked again. */
const isUntaken = Prisma.sql`exists (select from orders o join charges c on c.order_id = o.id where o.subscription_id = p.subscription_id
  and o.index = p.index and c.attempt = p.attempt and c.status = 'intended' and c.failure is not null)`

/** Of a subscription that nobody had agreed to, or that was paid another way. */
function isNew(begunAt: Date): Prisma.Sql {
  return Prisma.sql`exists (select from subscriptions s where s.id = p.subscription_id and s.activated_at >= ${begunAt})`
}

/** What the engine does to a subscription of itself changes nothing of what is sent for it; that an order is given up may. */
const ownCodes = Prisma.sql`('not-collected', 'paid-up')`
const ownActors = Prisma.sql`('engine', 'sweep')`

/**
 * Whether a person or Smartpay changed something that decides about the charges of the row `p`: its subscription with its
 * orders and holds, its customer, or one of their tokens.
 */
function changedSince(begunAt: Date, until: Prisma.Sql): Prisma.Sql {
  const isSince = (at: string) =>
    Prisma.sql`(${Prisma.raw(at)} >= ${begunAt} and ${Prisma.raw(at)} < ${until}::timestamptz)`
  return Prisma.sql`exists (select from subscriptions s left join customers k on k.id = s.customer_id where s.id = p.subscription_id and (
    k.updated_at >= ${begunAt}
    or exists (select from subscription_history h where h.subscription_id = s.id and ${isSince('h.at')}
      and h.code not in ${ownCodes} and not (h.code = 'resumed' and h.actor in ${ownActors}))
    or exists (select from orders o join order_history h on h.order_id = o.id where o.subscription_id = s.id and ${isSince('h.at')}
      and h.actor not in ${ownActors})
    or exists (select from cycles y join cycle_history h on h.cycle_id = y.id where y.subscription_id = s.id and ${isSince('h.at')}
      and h.actor not in ${ownActors})
    or exists (select from tokens t join token_history h on h.token_id = t.id where t.customer_id = s.customer_id and ${isSince('h.at')})
    or exists (select from tokens t join token_operations m on m.token_id = t.id where t.customer_id = s.customer_id
      and (${isSince('m.created_at')} or ${isSince('m.finished_at')}))
    or exists (select from audit_log a where a.subject in (s.id, k.id) and a.action = 'customer.hold' and a.outcome = 'done' and ${isSince('a.at')})))`
}

/** Named already, as an order that waits for its charge or as a cycle without one. */
const isNamed = Prisma.sql`(exists (select from orders o where o.subscription_id = p.subscription_id and o.index = p.index and o.status = 'open' and o.due_on = p.day)
  or exists (select from cycles y where y.subscription_id = p.subscription_id and y.index = p.index and y.status = 'scheduled' and y.due_on = p.day))`

const differing = [
  Prisma.sql`select 'charged-not-rehearsed', id, subscription_id, amount_minor, null::int from unforeseen where not changed`,
  Prisma.sql`select 'rehearsed-other-sum', charge_id, subscription_id, sent_minor, amount_minor from ready
    where sent_minor <> amount_minor and not changed`,
  Prisma.sql`select 'rehearsed-other-request', charge_id, subscription_id, sent_minor, amount_minor from ready
    where sent_minor = amount_minor and sent_digest <> request_digest and not changed`,
  Prisma.sql`select 'rehearsed-not-charged', coalesce(order_id, subscription_id), subscription_id, null, amount_minor from ready p
    where charge_id is null and not changed and not ${isNamed}`,
]

function sumOf(part: 'ready' | 'unforeseen', which = 'true'): Prisma.Sql {
  return Prisma.sql`(select json_build_object('count', count(*), 'minor', coalesce(sum(amount_minor), 0))
    from ${Prisma.raw(part)} where ${Prisma.raw(which)})`
}
