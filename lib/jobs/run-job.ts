import { z } from 'zod'
import { db, onJobConnections } from '#lib/db/client.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { row } from '#lib/db/rows.ts'
import { log } from '#lib/log.ts'
import { type Budget, budgetOf } from '#lib/queue/budget.ts'
import { type SpanOutcome, traced } from '#lib/signals.ts'
import { mayAskSmartpay } from '#lib/smartpay-account/may-ask-smartpay.ts'
import { failed, type Job, type JobResult, notDue } from './job.ts'

/** After its budget a run only ends what is under way: the longest call to Smartpay, twice. */
const graceMs = 60_000

type Wish = {
  /** Somebody wants no rest. */
  now?: boolean
}

/**
 * Runs one job once, over connections that no page waits for, and keeps how it went. Never throws, neither for what the
 * job does nor for a database that is away for a moment: others wait for their turn.
 */
export async function runJob(
  job: Job,
  budget: Budget = budgetOf(job.budgetMs),
  wish: Wish = {},
): Promise<JobResult> {
  try {
    const run = () => onJobConnections(() => runKept(job, budget, wish))
    return await traced('job', `job ${job.name}`, run, outcomeOf(job))
  } catch (error) {
    log('error', 'job not kept', { job: job.name, error })
    return failed('error')
  }
}

/** A run that found nothing to do, as most do, is not told of. */
function outcomeOf({ name }: Job): (result: JobResult) => SpanOutcome {
  return ({ status, because, counts }) => {
    const count = Object.values(counts).reduce((sum, n) => sum + n, 0)
    const failed = status === 'failed'
    return {
      failed,
      quiet: !failed && count === 0,
      fields: { job: name, count, code: because ?? undefined },
    }
  }
}

async function runKept(job: Job, budget: Budget, { now = false }: Wish): Promise<JobResult> {
  // Not even a record: it would hide that whoever holds the shop's key is late.
  const may = job.needs === 'smartpay' ? await mayAskSmartpay() : null
  if (may?.ok === false) return failed(may.reason)
  const run = await begin(now ? { ...job, restMs: 0 } : job)
  if (run === null) return notDue
  const result = await attempt(job, budget, run)
  await end(job, run, result)
  return result
}

/** By the shop's clock it began as long ago as its cadence. */
export async function isDueAgain({ name, everyMs }: Job): Promise<boolean> {
  const due = await db().$executeRaw`
    select from job_runs where name = ${name}
      and started_at <= teiki_now() - make_interval(secs => ${everyMs / 1000}::float8)`
  return due > 0
}

const runSchema = z.object({ startedAt: z.date(), cursor: z.unknown() })
type Run = z.output<typeof runSchema>

/** A record of then is of a clock that was put back since: it was not written by a run that overlaps. */
const aheadOf = Prisma.sql`teiki_now() + interval '1 day'`

/** Null: not due yet, or another run is at it. */
async function begin(job: Job): Promise<Run | null> {
  const { name, lateAfterMs, restMs = 0, alone = false, budgetMs } = job
  const leaseSeconds = alone ? (budgetMs + graceMs) / 1000 : null
  return row(db(), runSchema)`
    insert into job_runs as last (name, started_at, late_at, leased_until)
    values (${name}, teiki_now(), teiki_now() + make_interval(secs => ${lateAfterMs / 1000}::float8),
      teiki_now() + make_interval(secs => ${leaseSeconds}::float8))
    on conflict (name) do update set started_at = excluded.started_at, leased_until = excluded.leased_until
      where (last.leased_until is null or last.leased_until <= teiki_now() or last.started_at > ${aheadOf})
        and (${restMs} = 0 or last.cursor is not null or last.completed_at is null or last.completed_at > ${aheadOf}
          or last.completed_at <= teiki_now() - make_interval(secs => ${restMs / 1000}::float8))
    returning started_at as "startedAt", cursor`
}

async function attempt(job: Job, budget: Budget, run: Run): Promise<JobResult> {
  try {
    return await job.run({
      budget,
      cursor: run.cursor ?? null,
      keepCursor: (cursor) => keepCursor(job, run, cursor),
    })
  } catch (error) {
    log('error', 'job failed', { job: job.name, error })
    return failed('error')
  }
}

async function keepCursor({ name }: Job, { startedAt }: Run, cursor: unknown): Promise<boolean> {
  const kept = await db().$executeRaw`
    update job_runs set cursor = ${JSON.stringify(cursor)}::jsonb where name = ${name} and started_at = ${startedAt}`
  return kept === 1
}

/** Of a job that runs alone, only the run that holds the lease says how it ended. */
async function end(job: Job, { startedAt }: Run, result: JobResult): Promise<void> {
  const { name, lateAfterMs, alone = false } = job
  const { status, because, complete, counts } = result
  const detail = JSON.stringify({ ...counts, ...(because === null ? {} : { because }), complete })
  await db().$executeRaw`
    update job_runs set finished_at = teiki_now(), status = ${status}, detail = ${detail}::jsonb, leased_until = null,
      cursor = case when ${complete} then null else cursor end,
      completed_at = case when ${complete} then teiki_now() else completed_at end,
      late_at = case when ${complete} then teiki_now() + make_interval(secs => ${lateAfterMs / 1000}::float8) else late_at end
    where name = ${name} and (not ${alone} or started_at = ${startedAt})`
}
