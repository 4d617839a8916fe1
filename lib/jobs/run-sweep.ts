import { z } from 'zod'
import { db } from '#lib/db/client.ts'
import { log } from '#lib/log.ts'
import { type Budget, budgetOf } from '#lib/queue/budget.ts'
import { failed, type Job, type JobResult, needsOfJobs } from './job.ts'
import { jobs } from './registry.ts'
import { runJob } from './run-job.ts'

/** The route's maxDuration of 300 s, less the longest that a job takes to end what is under way. */
export const sweepBudgetMs = 240_000
/** Jobs at the same time: one whose partner is slow leaves the others their turns. */
export const sweepAtOnce = 3

/**
 * Every job once, each within its share: what the daily call does. Those that ask nobody outside come first, then
 * whichever waited longest, so that a call that is cut off is gone on with where it stopped. What the others
 * may have caused is done at the end.
 */
export async function runSweep(
  budget: Budget = budgetOf(sweepBudgetMs),
): Promise<Record<string, JobResult>> {
  const waiting = await inTurn()
  const outcome: Record<string, JobResult> = {}
  async function runner(): Promise<void> {
    for (let job = waiting.shift(); job; job = waiting.shift()) {
      const shareMs = shareOf(job, waiting, budget.leftMs())
      outcome[job.name] = shareMs === 0 ? failed('no-time') : await runJob(job, budgetOf(shareMs))
    }
  }
  await Promise.all(Array.from({ length: sweepAtOnce }, runner))
  waiting.push(...(await inTurn()).filter(({ again }) => again))
  await runner()
  return outcome
}

/** Its own budget, or its part of what is left for it and all that wait. */
function shareOf({ budgetMs }: Job, waiting: Job[], leftMs: number): number {
  const wanted = waiting.reduce((sum, job) => sum + job.budgetMs, budgetMs)
  return Math.min(budgetMs, (leftMs * sweepAtOnce * budgetMs) / wanted)
}

async function inTurn(): Promise<Job[]> {
  const begun = await readBegun()
  return jobs.toSorted(
    (one, other) =>
      needsOfJobs.indexOf(one.needs) - needsOfJobs.indexOf(other.needs) ||
      (begun.get(one.name) ?? 0) - (begun.get(other.name) ?? 0),
  )
}

/** When each was begun last; of none where the database cannot tell just now. */
async function readBegun(): Promise<Map<string, number>> {
  try {
    const rows = await db().$queryRaw`select name, started_at as "startedAt" from job_runs`
    const runs = z.array(z.object({ name: z.string(), startedAt: z.date() })).parse(rows)
    return new Map(runs.map(({ name, startedAt }) => [name, startedAt.getTime()]))
  } catch (error) {
    log('error', 'turns not read', { error })
    return new Map()
  }
}
