import { z } from 'zod'
import { db } from '#lib/db/client.ts'
import { rows } from '#lib/db/rows.ts'
import { brokenPart, invariantsName, unreadPart } from '#lib/health/check-invariants.ts'
import { lastDayName } from '#lib/metrics/recount.ts'
import { type Decided, refusalBand, refusalShare } from '#lib/metrics/refusal-band.ts'

/** The days before today with which the share of refusals is compared. */
const bandDays = 28

const rowSchema = z.object({
  name: z.string(),
  /** Days before today. */
  ago: z.number(),
  part: z.string(),
  n: z.number(),
})
type Row = z.output<typeof rowSchema>

const seriesSchema = z.object({ name: z.string(), seconds: z.number() })

/** What jobs counted for whoever watches, however much there was to count: some hundred rows of the metrics. */
export async function readCounts() {
  const found = await rows(db(), rowSchema)`
    select name, shop_day(teiki_now()) - day as ago, part, n::float8 from metrics
    where name in (${lastDayName}, ${invariantsName}) or (name = 'charge'
      and day < shop_day(teiki_now()) and day >= shop_day(teiki_now()) - ${bandDays}::int)`
  const series = await rows(db(), seriesSchema)`
    select name, extract(epoch from teiki_now() - counted_at)::float8 as seconds from metric_series
    where name in (${lastDayName}, ${invariantsName}) and counted_at is not null`
  const secondsOf = (name: string) => series.find((one) => one.name === name)?.seconds ?? null
  const checkedSeconds = secondsOf(invariantsName)
  const partOf = (part: string) =>
    checkedSeconds === null ? null : sumOf(found.filter(isOf(invariantsName)), [part])
  const lastDay = found.filter(isOf(lastDayName))
  const charges = found.filter(isOf('charge'))
  const days = [...new Set(charges.map(({ ago }) => ago))].map((day) =>
    decidedIn(charges.filter(({ ago }) => ago === day)),
  )
  const now = decidedIn(lastDay)
  return {
    lastDay: lastDay.map(({ part, n }) => ({ part, n })),
    countedSeconds: secondsOf(lastDayName),
    refusedShare: refusalShare(now),
    band: refusalBand(days, now),
    broken: partOf(brokenPart),
    unread: partOf(unreadPart),
    checkedSeconds,
  }
}

const isOf =
  (name: string) =>
  (row: Row): boolean =>
    row.name === name

/** What Smartpay said no to, and all that it said yes or no to: what is open or unknown is not decided. */
function decidedIn(rows: readonly Row[]): Decided {
  const refused = sumOf(rows, ['hard_declined', 'refused'])
  return { refused, decided: refused + sumOf(rows, ['succeeded', 'authorized']) }
}

function sumOf(rows: readonly Row[], parts: readonly string[]): number {
  return rows.reduce((sum, { part, n }) => (parts.includes(part) ? sum + n : sum), 0)
}
