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
 * Every job, each within its share: what the daily call does. Those that ask nobody outside come first, then
 * whichever waited longest, so that a call that is cut off is gone on with where it stopped. Time that is left
 * goes to those that are not through; what the others may have caused is done at the end.
 */
export async function runSweep(
  budget: Budget = budgetOf(sweepBudgetMs),
  all: readonly Job[] = jobs,
): Promise<Record<string, JobResult>> {
  const outcome: Record<string, JobResult> = {}
  const cutOff = new Set<Job>()
  async function runAll(waiting: Job[], leftMs: () => number): Promise<void> {
    async function runner(): Promise<void> {
      for (let job = waiting.shift(); job; job = waiting.shift()) {
        const share = budgetOf(shareOf(job, waiting, leftMs()))
        if (share.isOver()) {
          outcome[job.name] ??= failed('no-time')
          continue
        }
        const result = await runJob(job, share)
        if (result.status === 'done' && !result.complete && share.isOver()) cutOff.add(job)
        outcome[job.name] = { ...result, counts: sumOf(outcome[job.name]?.counts, result.counts) }
      }
    }
    await Promise.all(Array.from({ length: sweepAtOnce }, runner))
  }
  await runAll(await inTurn(all), budget.leftMs)
  const last = all.filter(({ again }) => again)
  const keptMs = Math.max(0, ...last.map(({ budgetMs }) => budgetMs))
  const moreMs = () => budget.leftMs() - keptMs
  while (moreMs() > 0 && cutOff.size > 0) {
    const more = (await inTurn(all)).filter((job) => cutOff.has(job))
    cutOff.clear()
    await runAll(more, moreMs)
  }
  // Whoever did not answer a moment ago is not asked once more.
  const answered = last.filter(({ name }) => outcome[name]?.because !== 'silent')
  await runAll(answered, budget.leftMs)
  return outcome
}

/** Its own budget, or its part of what is left for it and all that wait: never more than is left. */
function shareOf({ budgetMs }: Job, waiting: Job[], leftMs: number): number {
  const wanted = waiting.reduce((sum, job) => sum + job.budgetMs, budgetMs)
  return Math.max(0, Math.min(budgetMs, leftMs, (leftMs * sweepAtOnce * budgetMs) / wanted))
}

function sumOf(
  before: Record<string, number> = {},
  more: Record<string, number>,
): Record<string, number> {
  const names = new Set([...Object.keys(before), ...Object.keys(more)])
  return Object.fromEntries(
    [...names].map((name) => [name, (before[name] ?? 0) + (more[name] ?? 0)]),
  )
}

async function inTurn(all: readonly Job[]): Promise<Job[]> {
  const begun = await readBegun()
  return all.toSorted(
    (one, other) =>
      needsOfJobs.indexOf(one.needs) - needsOfJobs.indexOf(other.needs) ||
      (begun.get(one.name) ?? 0) - (begun.get(other.name) ?? 0),
  )
}

/** When each was begun last; of none where the database cannot tell just now. */
async function readBegun(): Promise<Map<string, number>> {
  try {
    const runs = await db().jobRun.findMany({ select: { name: true, startedAt: true } })
    return new Map(runs.map(({ name, startedAt }) => [name, startedAt.getTime()]))
  } catch (error) {
    log('error', 'turns not read', { error })
    return new Map()
  }
}
