import { db } from '#lib/db/client.ts'
import { type Swept, sweepSignups } from '#lib/signups/sweep-signups.ts'

/** Runs a job once and keeps when it ran and how it ended, for doctor and health. */
export async function runSweep(): Promise<Swept> {
  await db().$executeRaw`
    insert into job_runs (name, started_at) values ('sweep', teiki_now())
    on conflict (name) do update set started_at = excluded.started_at`
  const swept = await sweepSignups()
  const outcome = JSON.stringify(swept)
  await db().$executeRaw`
    update job_runs set finished_at = teiki_now(), outcome = ${outcome} where name = 'sweep'`
  return swept
}
