import { z } from 'zod'
import { elapsedMs } from '#lib/clock.ts'
import { db } from '#lib/db/client.ts'
import { asColumn, fromColumn, type PlainDate } from '#lib/plain-date.ts'
import { type MetricName, metricNames, metrics } from './definitions.ts'
import { recountForecast, recountMetric } from './recount.ts'
import { monthsOf } from './spans.ts'

/** How many counts of a day were changed; none where the last run is not `restMs` ago or another one is at it. */
export type KeptMetrics = { changed: number }

/**
 * Brings the metrics up to date: days that are not kept yet and open ones, the forecast, and once a day all
 * closed days, so that a row that came late or was repaired is counted too. Month by month, each a transaction
 * of its own; what the budget leaves undone the next run goes on with. Today is never kept: it is counted
 * where it is shown.
 */
export async function keepMetrics({ budgetMs = 20_000, restMs = 0 } = {}): Promise<KeptMetrics> {
  const clock = await readClock()
  if (clock.restedMs !== null && clock.restedMs >= 0 && clock.restedMs < restMs)
    return { changed: 0 }
  const end = elapsedMs() + budgetMs
  const run = { ...clock, hasTime: () => elapsedMs() < end }
  let changed = (await recountForecast(clock.today))?.length ?? 0
  for (const name of metricNames) changed += await keepUp(name, run)
  for (const name of metricNames) changed += await checkClosed(name, run)
  return { changed }
}

type Run = { today: PlainDate; hasTime: () => boolean }

const clockSchema = z.object({
  today: z.date().transform(fromColumn),
  restedMs: z.number().nullable(),
})

async function readClock() {
  const rows = await db().$queryRaw`
    select shop_day(teiki_now()) as today, (select extract(epoch from teiki_now() - counted_at)::float8 * 1000
      from metric_series where name = 'due') as "restedMs"`
  const [clock] = z.array(clockSchema).parse(rows)
  if (!clock) throw new Error('The database told no day')
  return clock
}

/** Days that nobody kept yet, and those that are still open. */
async function keepUp(name: MetricName, { today, hasTime }: Run): Promise<number> {
  const { keptThrough, oldest } = await readSeries(name, today)
  const open = today.subtract({ days: metrics[name].openDays })
  const missing = keptThrough?.add({ days: 1 }) ?? oldest
  let changed = 0
  for (const month of monthsOf(earlier(missing, open), today)) {
    const found = await recountMetric(name, month, {
      keptThrough: month.until.subtract({ days: 1 }),
    })
    if (found === null) return changed
    changed += found.length
    if (!hasTime()) break
  }
  return changed
}

/** All closed days, once a day. */
async function checkClosed(name: MetricName, { today, hasTime }: Run): Promise<number> {
  const { keptThrough, oldest, checkedOn, checkFrom } = await readSeries(name, today)
  const isKept = keptThrough !== null && keptThrough.until(today).days <= 1
  if (!isKept || checkedOn?.equals(today)) return 0
  const open = today.subtract({ days: metrics[name].openDays })
  let changed = 0
  for (const month of monthsOf(later(checkFrom ?? oldest, oldest), open)) {
    if (!hasTime()) return changed
    const found = await recountMetric(name, month, { checkFrom: month.until })
    if (found === null) return changed
    changed += found.length
  }
  await db().metricSeries.update({
    where: { name },
    data: { checkedOn: asColumn(today), checkFrom: null },
    select: { name: true },
  })
  return changed
}

const day = z
  .date()
  .nullable()
  .transform((at) => at && fromColumn(at))
const seriesSchema = z.object({
  keptThrough: day,
  checkedOn: day,
  checkFrom: day,
  firstRow: day,
  firstKept: day,
})

/** How far a metric is kept, and the oldest day that can be counted from its tables. */
export async function readSeries(name: MetricName, today: PlainDate) {
  const { firstDay, rereadableDays } = metrics[name]
  const rows = await db().$queryRaw`
    select m.kept_through as "keptThrough", m.checked_on as "checkedOn", m.check_from as "checkFrom",
      ${firstDay} as "firstRow", (select min(day) from metrics where name = ${name}) as "firstKept"
    from (select 1) one left join metric_series m on m.name = ${name}`
  const [series] = z.array(seriesSchema).parse(rows)
  if (!series) throw new Error('The database told nothing of a metric')
  const first = earlier(series.firstRow ?? today, series.firstKept ?? today)
  const rereadable = rereadableDays === null ? first : today.subtract({ days: rereadableDays })
  return { ...series, oldest: later(first, rereadable) }
}

function earlier(one: PlainDate, other: PlainDate): PlainDate {
  return one.until(other).sign > 0 ? one : other
}

function later(one: PlainDate, other: PlainDate): PlainDate {
  return one.until(other).sign > 0 ? other : one
}
