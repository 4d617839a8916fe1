import { z } from 'zod'
import { db } from '#lib/db/client.ts'
import { requireRow } from '#lib/db/rows.ts'
import { asColumn, fromColumn, type PlainDate } from '#lib/plain-date.ts'
import { type MetricName, metricNames, metrics } from './definitions.ts'
import type { Difference } from './differences.ts'
import { recountForecast, recountLastDay, recountMetric } from './recount.ts'
import { monthsOf, type Span } from './spans.ts'

/** How many counts of a day were changed. Not complete: the next run goes on, or another one is just at it. */
type KeptMetrics = { changed: number; complete: boolean }

/**
 * Brings the metrics up to date: the forecast, the charges of the last 24 hours, days that are not kept yet and open
 * ones, and once a day all closed days, so that a row that came late or was repaired is counted too. Month by month, each a transaction
 * of its own; what the time does not suffice for the next run goes on with. Today is never kept: it is counted
 * where it is shown.
 */
export async function saveMetrics(hasTime = () => true): Promise<KeptMetrics> {
  const today = await readToday()
  const kept = { changed: 0, complete: true }
  for (const recount of [recountForecast, recountLastDay]) {
    const found = await recount(today)
    kept.changed += found?.length ?? 0
    kept.complete &&= found !== null
  }
  for (const step of [keepUp, checkClosed])
    for (const name of metricNames) {
      const { changed, complete } = await step(name, { today, hasTime })
      kept.changed += changed
      kept.complete &&= complete
    }
  return kept
}

type Run = { today: PlainDate; hasTime: () => boolean }

const todaySchema = z.object({ today: z.date().transform(fromColumn) })

/** The merchant's day. */
export async function readToday(): Promise<PlainDate> {
  const { today } = await requireRow(db(), todaySchema)`select shop_day(teiki_now()) as today`
  return today
}

/** Days that nobody kept yet, and those that are still open. */
async function keepUp(name: MetricName, { today, hasTime }: Run): Promise<KeptMetrics> {
  const { savedThrough, oldest } = await readSeries(name, today)
  const missing = savedThrough?.add({ days: 1 }) ?? oldest
  const months = monthsOf(earlier(missing, openFrom(name, today)), today)
  return throughMonths(months, hasTime, (month) =>
    recountMetric(name, month, { savedThrough: month.until.subtract({ days: 1 }) }),
  )
}

/** All closed days, once a day, after the others are kept. */
async function checkClosed(name: MetricName, { today, hasTime }: Run): Promise<KeptMetrics> {
  const { savedThrough, oldest, checkedOn, checkFrom } = await readSeries(name, today)
  const isKept = savedThrough !== null && savedThrough.until(today).days <= 1
  if (!isKept) return { changed: 0, complete: false }
  if (checkedOn?.equals(today)) return { changed: 0, complete: true }
  const months = monthsOf(later(checkFrom ?? oldest, oldest), openFrom(name, today))
  const checked = await throughMonths(months, hasTime, (month) =>
    recountMetric(name, month, { checkFrom: month.until }),
  )
  if (checked.complete)
    await db().metricSeries.update({
      where: { name },
      data: { checkedOn: asColumn(today), checkFrom: null },
      select: { name: true },
    })
  return checked
}

/** The first day that is not closed yet. */
function openFrom(name: MetricName, today: PlainDate): PlainDate {
  return today.subtract({ days: metrics[name].openDays })
}

/** So many months always have time: open days may lie in two, and are never left half counted. */
const atLeast = 2

async function throughMonths(
  months: Span[],
  hasTime: () => boolean,
  work: (month: Span) => Promise<Difference[] | null>,
): Promise<KeptMetrics> {
  let changed = 0
  for (const [index, month] of months.entries()) {
    if (index >= atLeast && !hasTime()) return { changed, complete: false }
    const found = await work(month)
    if (found === null) return { changed, complete: false }
    changed += found.length
  }
  return { changed, complete: true }
}

const day = z
  .date()
  .nullable()
  .transform((at) => at && fromColumn(at))
const seriesSchema = z.object({
  savedThrough: day,
  checkedOn: day,
  checkFrom: day,
  firstRow: day,
  firstKept: day,
})

/** How far a metric is kept, and the oldest day that can be counted from its tables. */
export async function readSeries(name: MetricName, today: PlainDate) {
  const { firstDay, rereadableDays } = metrics[name]
  const series = await requireRow(db(), seriesSchema)`
    select m.saved_through as "savedThrough", m.checked_on as "checkedOn", m.check_from as "checkFrom",
      ${firstDay} as "firstRow", (select min(day) from metrics where name = ${name}) as "firstKept"
    from (select 1) one left join metric_series m on m.name = ${name}`
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
