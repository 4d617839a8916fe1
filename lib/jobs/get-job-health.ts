import { z } from 'zod'
import { db } from '#lib/db/client.ts'
import { rows } from '#lib/db/rows.ts'
import { jobs } from './registry.ts'

const healthSchema = z.object({
  name: z.string(),
  /** Since its last run ended, and since nothing was left that was due; null: never. */
  ranSeconds: z.number().nullable(),
  completedSeconds: z.number().nullable(),
  failed: z.boolean(),
  /** It is later than it promised, or there is no record of it: nothing has ever run it. */
  late: z.boolean(),
})

/** How each job of the registry is, in its order. */
export async function getJobHealth(): Promise<z.output<typeof healthSchema>[]> {
  const names = jobs.map(({ name }) => name)
  return rows(db(), healthSchema)`
    select n.name, extract(epoch from teiki_now() - r.finished_at)::float8 as "ranSeconds",
      extract(epoch from teiki_now() - r.completed_at)::float8 as "completedSeconds",
      coalesce(r.status = 'failed', false) as failed, coalesce(r.late_at < teiki_now(), true) as late
    from unnest(${names}::text[]) with ordinality as n (name, place) left join job_runs r on r.name = n.name
    order by n.place`
}
