import { z } from 'zod'
import { db } from '#lib/db/client.ts'
import { fromColumn, type PlainDate } from '#lib/plain-date.ts'

export const signupStages = [
  'completed',
  'by_hand',
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
export type Count = { n: number; minor: number }
export type SignupWeek = { monday: PlainDate; stages: Record<SignupStage, number> }
export type TokenWeek = { monday: PlainDate; states: Record<TokenState, number> }
export type DueWeek = { from: PlainDate; due: Count }

export type Figures = {
  today: PlainDate
  activeSubscriptions: number
  awaiting: Count
  dueIn30: Count
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
  part: z.enum(['stock', 'last28', 'signups', 'tokens', 'due', 'due30']),
  name: z.string(),
  at: z.number(),
  n: z.number(),
  minor: z.number(),
  today: z.date().transform(fromColumn),
})
type Row = z.output<typeof rowSchema>

/**
 * Everything that the overview counts and draws, from the figures alone, in one statement. What comes after
 * the last open cycle of a subscription is counted on from its day by its cadence: as planned, if nobody leaves.
 */
export async function getFigures(): Promise<Figures> {
  const rows = await db().$queryRaw`
    with clock as (
      select shop_day(teiki_now()) as today, date_trunc('week', shop_day(teiki_now()))::date as monday
    ), due as (
      select name, day, n, minor from figures, clock
      where name in ('cycle.scheduled', 'cycle.awaiting_payment', 'cycle.charging', 'cycle.past_due')
        and day between today and today + 90
      union all
      select 'later', (f.day + k * step)::date, f.n, f.minor
      from (select name, day, sum(n) as n, sum(minor) as minor, split_part(name, '.', 3)::int as count,
          (split_part(name, '.', 3) || ' ' || split_part(name, '.', 2))::interval as step
        from figures where name like 'later.%' group by name, day) f, clock,
        generate_series(1, greatest(0, today + 91 - f.day)
          / (f.count * case when f.name like 'later.week.%' then 7 else 28 end)) as k
      where f.n > 0 and f.day + k * step between today and today + 90
    ), parts as (
      select 'stock' as part, name, 0 as at, n, minor from figures
      where name in ('subscription.active', 'cycle.awaiting_payment')
      union all
      select 'last28', name, 0, n, minor from figures, clock where name like 'signup.%' and day > today - 28
      union all
      select 'signups', name, (day - monday + ${(weeksOfSignups - 1) * 7}::int) / 7, n, minor from figures, clock
      where name like 'signup.%' and day >= monday - ${(weeksOfSignups - 1) * 7}::int
      union all
      select 'tokens', name, greatest(0, (day - monday + ${(weeksOfTokens - 1) * 7}::int) / 7), n, minor
      from figures, clock where name like 'token.%'
      union all
      select 'due', '', (day - today) / 7, n, minor from due, clock
      union all
      select 'due30', '', 0, n, minor from due, clock where day < today + 30
    )
    select part, name, at, sum(n)::float8 as n, sum(minor)::float8 as minor, today
    from clock left join parts on true where part is not null group by part, name, at, today
    union all select 'due', '', 0, 0, 0, today from clock`
  return figuresOf(z.array(rowSchema).parse(rows))
}

function figuresOf(rows: Row[]): Figures {
  const today = rows[0]?.today
  if (!today) throw new Error('The database told no day')
  const monday = today.subtract({ days: today.dayOfWeek - 1 })
  const sumOf = (part: Row['part'], name: string, at = 0) =>
    total(rows, part, name, (one) => one === at)
  return {
    today,
    activeSubscriptions: sumOf('stock', 'subscription.active').n,
    awaiting: sumOf('stock', 'cycle.awaiting_payment'),
    dueIn30: sumOf('due30', ''),
    signupsIn28: each(signupStages, (stage) => sumOf('last28', `signup.${stage}`).n),
    signupWeeks: weeks(weeksOfSignups, (at) => ({
      monday: monday.subtract({ weeks: weeksOfSignups - 1 - at }),
      stages: each(signupStages, (stage) => sumOf('signups', `signup.${stage}`, at).n),
    })),
    tokenWeeks: weeks(weeksOfTokens, (at) => ({
      monday: monday.subtract({ weeks: weeksOfTokens - 1 - at }),
      // What stands at a week's end is everything that moved until then.
      states: each(
        tokenStates,
        (state) => total(rows, 'tokens', `token.${state}`, (one) => one <= at).n,
      ),
    })),
    dueWeeks: weeks(weeksOfDue, (at) => ({
      from: today.add({ weeks: at }),
      due: sumOf('due', '', at),
    })),
  }
}

function total(rows: Row[], part: Row['part'], name: string, isIn: (at: number) => boolean): Count {
  const found = rows.filter((row) => row.part === part && row.name === name && isIn(row.at))
  return {
    n: found.reduce((sum, { n }) => sum + n, 0),
    minor: found.reduce((sum, { minor }) => sum + minor, 0),
  }
}

function weeks<Week>(count: number, make: (at: number) => Week): Week[] {
  return Array.from({ length: count }, (_, at) => make(at))
}

function each<Name extends string, Value>(names: readonly Name[], make: (name: Name) => Value) {
  return Object.fromEntries(names.map((name) => [name, make(name)])) as Record<Name, Value>
}
