import { z } from 'zod'
import { Prisma } from '#lib/db/generated/client.ts'
import { inTransaction } from '#lib/db/in-transaction.ts'
import { requireRow, rows } from '#lib/db/rows.ts'
import { fromColumn, type PlainDate } from '#lib/plain-date.ts'
import { countForecast } from './count-forecast.ts'
import { type MetricName, metrics, outcomes } from './definitions.ts'
import { type Count, type Difference, differences } from './differences.ts'
import type { Span } from './spans.ts'

/** Days from today on that the forecast covers: thirteen weeks, and one more for a run that is late. */
export const forecastDays = 98

/** The name under which the forecast is kept; it has no days of the past. */
const forecastName = 'due'
/** The name under which the charges of the last 24 hours are kept, all of them under the day on which they were counted. */
export const lastDayName = 'charge-last-day'

/** How far a metric is kept, or from where its closed days are to be checked, once a span is counted. */
type Progress = { savedThrough?: PlainDate; checkFrom?: PlainDate }

/**
 * Counts a span of days anew and keeps what differs; answers it. Null: another run is just counting, and two
 * with different views of the tables must not overwrite each other.
 */
export function recountMetric(
  name: MetricName,
  span: Span,
  progress?: Progress,
): Promise<Difference[] | null> {
  return recount(name, span, async (tx) => {
    const found = await countDays(tx, name, span)
    if (progress) await keepProgress(tx, name, progress)
    return found
  })
}

/** Counts all that is to come anew; what was expected of other days is dropped. */
export function recountForecast(today: PlainDate): Promise<Difference[] | null> {
  return recountWhole(forecastName, today, (tx) =>
    countForecast(tx, today, today.add({ days: forecastDays })),
  )
}

/** Counts what became of charges within the last 24 hours anew: who watches the shop reads it, however many they are. */
export function recountLastDay(today: PlainDate): Promise<Difference[] | null> {
  return recountWhole(lastDayName, today, async (tx) => {
    const since = (at: Prisma.Sql) => Prisma.sql`${at} > (select teiki_now() - interval '24 hours')`
    const found = await rows(tx, partSchema)`
      select part, count(*)::float8 as n, sum(minor)::float8 as minor from (${outcomes(since)}) o group by part`
    return found.map((one) => ({ ...one, day: today }))
  })
}

const partSchema = z.object({ part: z.string(), n: z.number(), minor: z.number() })

/** What has no days of its own, and is counted as a whole each time. Null: another run is just counting. */
export function recountWhole(
  name: string,
  today: PlainDate,
  count: (tx: Prisma.TransactionClient) => Promise<Count[]>,
): Promise<Difference[] | null> {
  const everything = { from: today.subtract({ years: 100 }), until: today.add({ years: 100 }) }
  return recount(name, everything, async (tx) => {
    await tx.$executeRaw`
      insert into metric_series (name, counted_at) values (${name}, teiki_now())
      on conflict (name) do update set counted_at = excluded.counted_at`
    return count(tx)
  })
}

const lockSchema = z.object({ mine: z.boolean() })

async function recount(
  name: string,
  span: Span,
  count: (tx: Prisma.TransactionClient) => Promise<Count[]>,
): Promise<Difference[] | null> {
  return inTransaction(async (tx) => {
    const lock = await requireRow(tx, lockSchema)`
      select pg_try_advisory_xact_lock(4127002, hashtext(${name})) as mine`
    if (!lock.mine) return null
    const counted = await count(tx)
    const found = differences(await readKept(tx, name, span), counted)
    await write(tx, name, found)
    return found
  })
}

const countSchema = z.object({
  part: z.string(),
  day: z.date().transform(fromColumn),
  n: z.number(),
  minor: z.number(),
})

async function countDays(tx: Prisma.TransactionClient, name: MetricName, { from, until }: Span) {
  const days = { from: Prisma.sql`${`${from}`}::date`, until: Prisma.sql`${`${until}`}::date` }
  return rows(tx, countSchema)`${metrics[name].rows(days)}`
}

async function readKept(tx: Prisma.TransactionClient, name: string, { from, until }: Span) {
  return rows(tx, countSchema)`
    select part, day, n::float8, minor::float8 from metrics
    where name = ${name} and day >= ${`${from}`}::date and day < ${`${until}`}::date`
}

async function write(
  tx: Prisma.TransactionClient,
  name: string,
  found: readonly Difference[],
): Promise<void> {
  if (found.length === 0) return
  const rows = found.map(({ part, day, counted }) => ({ part, day: `${day}`, ...counted }))
  await tx.$executeRaw`
    with found as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as f (part text, day date, n bigint, minor bigint)
    ), gone as (
      delete from metrics m using found f
      where m.name = ${name} and m.day = f.day and m.part = f.part and f.n = 0 and f.minor = 0
    )
    insert into metrics (name, day, part, n, minor)
    select ${name}, day, part, n, minor from found where n <> 0 or minor <> 0
    on conflict (name, day, part) do update set n = excluded.n, minor = excluded.minor`
}

async function keepProgress(
  tx: Prisma.TransactionClient,
  name: MetricName,
  { savedThrough, checkFrom }: Progress,
): Promise<void> {
  const [kept, check] = [savedThrough, checkFrom].map((day) => (day ? `${day}` : null))
  await tx.$executeRaw`
    insert into metric_series as m (name, saved_through, check_from) values (${name}, ${kept}::date, ${check}::date)
    on conflict (name) do update set saved_through = coalesce(excluded.saved_through, m.saved_through),
      check_from = coalesce(excluded.check_from, m.check_from)`
}
