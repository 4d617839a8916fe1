import { z } from 'zod'
import { db } from '#lib/db/client.ts'
import { rows } from '#lib/db/rows.ts'
import { jobFailures } from './job.ts'

const detailSchema = z
  .looseObject({ because: z.enum(jobFailures).optional(), complete: z.boolean().optional() })
  .catch({})

const runSchema = z.object({
  name: z.string(),
  startedAt: z.date(),
  finishedAt: z.date().nullable(),
  status: z.enum(['done', 'not_due', 'failed']).nullable(),
  detail: detailSchema,
  isLate: z.boolean(),
  /** How long ago it began. */
  seconds: z.number(),
  /** Of the comparison: how many of its differences are still there. */
  open: z.number(),
})
export type JobRunRow = z.output<typeof runSchema>

/** The record of each job, those that need somebody first. */
export async function listRuns(): Promise<JobRunRow[]> {
  return rows(db(), runSchema)`
    select name, started_at as "startedAt", finished_at as "finishedAt", status, detail,
      late_at < teiki_now() as "isLate", extract(epoch from teiki_now() - started_at)::float8 as seconds,
      case name when 'comparison' then (select count(*)::int from token_drifts) else 0 end as open
    from job_runs order by late_at < teiki_now() desc, status = 'failed' desc, name`
}
