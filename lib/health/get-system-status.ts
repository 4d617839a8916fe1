import { z } from 'zod'
import { instantOf } from '#lib/clock.ts'
import { db } from '#lib/db/client.ts'
import { requireRow } from '#lib/db/rows.ts'
import { dateIn, type PlainDate } from '#lib/plain-date.ts'

/** What every page of the admin says of the engine, and the time it is there; ages in seconds. */
type SystemStatus = {
  now: Date
  timeZone: string
  today: PlainDate
  sweepSeconds: number | null
  webhookSeconds: number | null
}

const statusSchema = z.object({
  now: z.date(),
  timeZone: z.string(),
  sweepSeconds: z.number().nullable(),
  webhookSeconds: z.number().nullable(),
})

/** One statement that reads four rows. */
export async function getSystemStatus(): Promise<SystemStatus> {
  const row = await requireRow(db(), statusSchema)`
    select teiki_now() as now, coalesce((select facts->>'timeZone' from shop), 'Asia/Tokyo') as "timeZone",
      (select extract(epoch from teiki_now() - max(finished_at))::float8 from job_runs) as "sweepSeconds",
      (select extract(epoch from teiki_now() - max(last_received_at))::float8 from events) as "webhookSeconds"`
  return { ...row, today: dateIn(row.timeZone, instantOf(row.now)) }
}

/** A daily cron is enough to be right; after more than a day something is broken. */
export const sweepLateAfterSeconds = 26 * 3_600
