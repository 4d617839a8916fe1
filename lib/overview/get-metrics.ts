import { z } from 'zod'
import { AppError } from '#lib/app-error.ts'
import { db } from '#lib/db/client.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { rows } from '#lib/db/rows.ts'
import { daysOf } from '#lib/metrics/days-of.ts'
import { type MetricName, metricNames } from '#lib/metrics/definitions.ts'
import { fromColumn, type PlainDate } from '#lib/plain-date.ts'

const signupStages = [
  'completed',
  'offline',
  'draft',
  'forgotten',
  'submitting',
  'redirected',
  'canceled',
  'abandoned',
  'rejected',
  'failed',
] as const
export type SignupStage = (typeof signupStages)[number]

export const tokenStates = [
  'active',
  'disabled',
  'requires_authorization',
  'rejected',
  'deleted',
] as const
export type TokenState = (typeof tokenStates)[number]

/** Sums are yen. */
type Count = { n: number; minor: number }
export type SignupWeek = { monday: PlainDate; stages: Record<SignupStage, number> }
export type TokenWeek = { monday: PlainDate; states: Record<TokenState, number> }
export type DueWeek = { from: PlainDate; due: Count }

export type Metrics = {
  today: PlainDate
  activeSubscriptions: number
  awaiting: Count
  dueIn30: Count
  /** When what falls due was last counted; null: not yet. */
  dueCountedAt: Date | null
  signupsIn28: Record<SignupStage, number>
  signupWeeks: SignupWeek[]
  tokenWeeks: TokenWeek[]
  /** Seven days each, from today on. */
  dueWeeks: DueWeek[]
}

const weeksOfSignups = 12
const weeksOfTokens = 26
const weeksOfDue = 13

const rowSchema = z.object({
  metric: z.enum([...metricNames, 'due', 'awaiting']),
  part: z.string(),
  /** Days from today on. */
  at: z.number(),
  n: z.number(),
  minor: z.number(),
  today: z.date().transform(fromColumn),
  countedAt: z.date().nullable(),
})
type Row = z.output<typeof rowSchema>

/**
 * Everything that the overview counts and draws, in one statement: kept days as the job counted them, the days
 * after them from the tables. What falls due is kept as a whole, since when `dueCountedAt` says.
 */
export async function getMetrics(): Promise<Metrics> {
  const parts = [
    Prisma.sql`select 'signup', d.* from (${daysOf('signup', weeksAgo(weeksOfSignups))}) d`,
    stockOf('token'),
    stockOf('subscription'),
    Prisma.sql`
      select 'due', '', day, n::float8, minor::float8 from metrics, clock
      where name = 'due' and day >= today and day < today + ${weeksOfDue * 7}::int`,
    Prisma.sql`
      select 'awaiting', '', today, count(total_minor)::float8, coalesce(sum(total_minor), 0)::float8
      from clock left join orders on status = 'awaiting_payment' group by today`,
  ]
  const found = await rows(db(), rowSchema)`
    with clock as materialized (select shop_day(teiki_now()) as today),
    parts (metric, part, day, n, minor) as (${Prisma.join(parts, ' union all ')})
    select metric, part, day - today as at, n, minor, today,
      (select counted_at from metric_series where name = 'due') as "countedAt" from parts, clock`
  return metricsOf(found)
}

/** The first day of the first of so many weeks. */
function weeksAgo(weeks: number): Prisma.Sql {
  return Prisma.sql`(select date_trunc('week', today)::date - ${(weeks - 1) * 7}::int from clock)`
}

/** What stands at a week's end is everything that moved until then: what came before the first week is one sum. */
function stockOf(name: MetricName): Prisma.Sql {
  return Prisma.sql`
    select ${name}, part, greatest(day, ${weeksAgo(weeksOfTokens)}), sum(n), 0::float8
    from (${daysOf(name, Prisma.sql`date '2000-01-01'`)}) moves group by 1, 2, 3`
}

function metricsOf(rows: Row[]): Metrics {
  const [row] = rows
  if (!row) throw new AppError('The database told no day')
  const { today, countedAt } = row
  /** From one day on until before another, both counted from today; from null on: from the beginning. */
  const sumOf = (metric: Row['metric'], part: string, from: number | null, until: number) =>
    total(
      rows.filter(
        (one) =>
          one.metric === metric &&
          one.part === part &&
          one.at < until &&
          (from === null || one.at >= from),
      ),
    )
  const weeksUpToNow = (count: number) =>
    Array.from({ length: count }, (_, at) => 1 - today.dayOfWeek - 7 * (count - 1 - at))
  return {
    today,
    activeSubscriptions: sumOf('subscription', 'active', null, 1).n,
    awaiting: sumOf('awaiting', '', null, 1),
    dueIn30: sumOf('due', '', 0, 30),
    dueCountedAt: countedAt,
    signupsIn28: each(signupStages, (stage) => sumOf('signup', stage, -27, 1).n),
    signupWeeks: weeksUpToNow(weeksOfSignups).map((at) => ({
      monday: today.add({ days: at }),
      stages: each(signupStages, (stage) => sumOf('signup', stage, at, at + 7).n),
    })),
    tokenWeeks: weeksUpToNow(weeksOfTokens).map((at) => ({
      monday: today.add({ days: at }),
      states: each(tokenStates, (state) => sumOf('token', state, null, at + 7).n),
    })),
    dueWeeks: Array.from({ length: weeksOfDue }, (_, week) => ({
      from: today.add({ weeks: week }),
      due: sumOf('due', '', week * 7, week * 7 + 7),
    })),
  }
}

function total(rows: Row[]): Count {
  return {
    n: rows.reduce((sum, { n }) => sum + n, 0),
    minor: rows.reduce((sum, { minor }) => sum + minor, 0),
  }
}

function each<Name extends string, Value>(names: readonly Name[], make: (name: Name) => Value) {
  return Object.fromEntries(names.map((name) => [name, make(name)])) as Record<Name, Value>
}
