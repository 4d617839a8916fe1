import { setMaxListeners } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { checkSecret } from '#lib/db/check-secret.ts'
import { closeDatabase } from '#lib/db/client.ts'
import { forgetOldJobs } from '#lib/jobs/forget-old-jobs.ts'
import type { Job } from '#lib/jobs/job.ts'
import { jobs } from '#lib/jobs/registry.ts'
import { isDueAgain, runJob } from '#lib/jobs/run-job.ts'
import { budgetOf } from '#lib/queue/budget.ts'

/** `npm run worker`: the long-running engine. Any number may run; ends after what is under way. */
export async function run(): Promise<void> {
  const stop = new AbortController()
  // Each job's rest listens to it.
  setMaxListeners(jobs.length, stop.signal)
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => stop.abort())
  await checkSecret()
  await forgetOldJobs()
  console.log('worker: running jobs')
  process.send?.({ ready: true })
  await Promise.all(jobs.map((job) => repeat(job, stop.signal)))
  await closeDatabase()
}

/** Each at its own cadence, so that one whose partner is slow holds up no other. At once again while more is due. */
async function repeat(job: Job, stop: AbortSignal): Promise<void> {
  while (!stop.aborted) {
    const { status, complete } = await runJob(job, budgetOf(job.budgetMs, stop))
    if (status === 'done' && !complete) continue
    await rest(job, stop)
  }
}

/** How soon the shop's clock, which a local run may put forward, is seen to have moved. */
const lookMs = 2_000

async function rest(job: Job, stop: AbortSignal): Promise<void> {
  for (let restedMs = 0; restedMs < job.everyMs && !stop.aborted; restedMs += lookMs) {
    const ms = Math.min(lookMs, job.everyMs - restedMs)
    await wait(ms, undefined, { signal: stop }).catch(() => undefined)
    if (job.everyMs > lookMs && (await isDueAgain(job).catch(() => false))) return
  }
}
