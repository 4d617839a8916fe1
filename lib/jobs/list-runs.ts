import { z } from 'zod'
import { db } from '#lib/db/client.ts'

const runSchema = z.object({
  name: z.string(),
  startedAt: z.date(),
  finishedAt: z.date().nullable(),
  outcome: z.string().nullable(),
  seconds: z.number(),
  /** Of the comparison: how many of its differences are still there. */
  open: z.number(),
})
export type JobRunRow = z.output<typeof runSchema>

/** The last run of each job, and how long ago it began. */
export async function listRuns(): Promise<JobRunRow[]> {
  const rows = await db().$queryRaw`
    select name, started_at as "startedAt", finished_at as "finishedAt", outcome,
      extract(epoch from teiki_now() - started_at)::float8 as seconds,
      case name when 'reconcile' then (select count(*)::int from token_drifts) else 0 end as open
    from job_runs where name in ('worker', 'cron', 'reconcile') order by started_at desc`
  return z.array(runSchema).parse(rows)
}
