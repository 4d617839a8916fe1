import { anyOf } from '#lib/db/any-of.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { retentionDays } from '#lib/retention/retention-days.ts'
import { isShopTest } from '#lib/smartpay-account/shop-mode.ts'
import type { ChargeStatus } from '#lib/states/charge.ts'

/** Days of the merchant's calendar as expressions of the type date; `until` is not among them. */
type Days = { from: Prisma.Sql; until: Prisma.Sql }

type Metric = {
  /** What one of it is, and on which day it counts. */
  what: string
  /**
   * A day is open for so long after its end: each run counts it anew, because what belongs to it may still
   * change or be committed late. Then it is closed, and counted anew once a day.
   */
  openDays: number
  /** Its table holds all rows of so many days; older days stay as they were counted. Null: of all days. */
  rereadableDays: number | null
  /** The day of its first row. */
  firstDay: Prisma.Sql
  /** One row a part and day: part, day, n, minor (yen). */
  rows: (days: Days) => Prisma.Sql
}

export const metricNames = ['signup', 'token', 'subscription', 'delivery', 'charge'] as const
export type MetricName = (typeof metricNames)[number]

/** The merchant's time zone, asked for once a statement. */
const zone = Prisma.sql`coalesce((select facts->>'timeZone' from shop), 'Asia/Tokyo')`

/** Everything that is counted by the day, and nowhere else. What is still to come is counted in count-forecast.ts. */
export const metrics: Record<MetricName, Metric> = {
  signup: {
    what: 'Signups by the stage at which they stand, on the day they were begun; forgotten drafts among them',
    // A signup is given up after a week, and a shopper who comes back after that is rare.
    openDays: 9,
    rereadableDays: null,
    firstDay: Prisma.sql`least((select ${dayOf(Prisma.sql`min(created_at)`)} from signups), (select min(day) from forgotten_drafts))`,
    rows: (days) => Prisma.sql`
      select part, day, count(*)::float8 as n, 0::float8 as minor from (
        select case status
            when 'completed' then case payment_method when 'smartpay' then 'completed' else 'offline' end
            when 'rejected' then case when failure is null then 'rejected' else 'failed' end
            else coalesce(label::text, status::text) end as part,
          ${dayOf(Prisma.sql`created_at`)} as day
        from signups where ${within(Prisma.sql`created_at`, days)}) s
      group by part, day
      union all select 'forgotten', day, n, 0 from forgotten_drafts where day >= ${days.from} and day < ${days.until}`,
  },
  token: {
    what: 'Tokens that came into a state, less those that left it, on the day of the move',
    openDays: 2,
    rereadableDays: null,
    firstDay: Prisma.sql`(select ${dayOf(Prisma.sql`min(at)`)} from token_history)`,
    rows: (days) => moves(Prisma.sql`token_history`, days),
  },
  subscription: {
    // One that is to end counts as what it is until the day on which its last order is settled: then it is `ended`.
    what: 'Subscriptions that came into a state, less those that left it, on the day of the move',
    openDays: 2,
    rereadableDays: null,
    firstDay: Prisma.sql`(select ${dayOf(Prisma.sql`min(at)`)} from subscription_history)`,
    rows: (days) => moves(Prisma.sql`subscription_history`, days),
  },
  delivery: {
    what: 'Deliveries of events that were believed, on the day the event first came',
    // Smartpay delivers again for three days.
    openDays: 4,
    rereadableDays: retentionDays.events - 1,
    firstDay: Prisma.sql`(select ${dayOf(Prisma.sql`min(received_at)`)} from events)`,
    rows: (days) => Prisma.sql`
      select '' as part, day, sum(deliveries)::float8 as n, 0::float8 as minor from (
        select deliveries, ${dayOf(Prisma.sql`received_at`)} as day from events
        where ${within(Prisma.sql`received_at`, days)}) e
      group by day`,
  },
  charge: {
    what: 'Charges of the shop’s present mode by what became of them, on the day it did; yen of those orders',
    openDays: 2,
    // What a day is compared with are the four weeks before it (refusal-band.ts).
    rereadableDays: 35,
    // The first row that was written: nothing else of a long history is in the order of its times.
    firstDay: Prisma.sql`(select ${dayOf(Prisma.sql`at`)} from charge_history order by id limit 1)`,
    rows: (days) => Prisma.sql`
      select part, day, count(*)::float8 as n, sum(minor)::float8 as minor from (
        select part, minor, ${dayOf(Prisma.sql`at`)} as day from (${outcomes((at) => within(at, days))}) o) h
      group by part, day`,
  },
}

/** `unknown` is one too: nobody knew, whatever was found out later. What was approved before and is collected now is `captured`. */
const chargeOutcomes = [
  'succeeded',
  'authorized',
  'open',
  'hard_declined',
  'refused',
  'failed',
  'unknown',
  'expired',
  'canceled',
] as const satisfies ChargeStatus[]

/** Moves of charges to an outcome: part, at and yen. @param when the condition on the time of a move */
export function outcomes(when: (at: Prisma.Sql) => Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    select case when h."from" = 'authorized' and h."to" = 'succeeded' then 'captured' else h."to" end as part, h.at,
      c.amount_minor as minor
    from charge_history h join charges c on c.id = h.charge_id
    where ${when(Prisma.sql`h.at`)} and h."to" in ${anyOf(chargeOutcomes)} and c.test = ${isShopTest()}`
}

/** A subscription begins as `pending` without a row of history: that state is not counted. */
function moves(history: Prisma.Sql, days: Days): Prisma.Sql {
  return Prisma.sql`
    select part, day, sum(n)::float8 as n, 0::float8 as minor from (
      select m.part, m.n, ${dayOf(Prisma.sql`at`)} as day
      from ${history}, lateral (values ("to", 1), ("from", -1)) as m (part, n)
      where ${within(Prisma.sql`at`, days)} and m.part is not null and m.part <> 'pending') h
    group by part, day having sum(n) <> 0`
}

function dayOf(at: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(${at} at time zone ${zone})::date`
}

/** As moments, so that the index on the column finds them. */
function within(at: Prisma.Sql, { from, until }: Days): Prisma.Sql {
  return Prisma.sql`${at} >= (${from})::timestamp at time zone ${zone} and ${at} < (${until})::timestamp at time zone ${zone}`
}
