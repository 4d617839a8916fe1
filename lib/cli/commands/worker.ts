import { once, setMaxListeners } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { checkSecret } from '#lib/db/check-secret.ts'
import { closeDatabase } from '#lib/db/client.ts'
import { forgetOldJobs } from '#lib/jobs/forget-old-jobs.ts'
import type { Job } from '#lib/jobs/job.ts'
import { jobs } from '#lib/jobs/registry.ts'
import { isDueAgain, runJob } from '#lib/jobs/run-job.ts'
import { budgetOf } from '#lib/queue/budget.ts'
import { flushSignals } from '#lib/signals.ts'
import { startTelemetry } from '#lib/telemetry/start-telemetry.ts'

/** What is under way when the worker is told to end gets so long. With the rest it stays below the 20 s that a host grants. */
const endMs = 18_000
const closeMs = 1_000

/**
 * `npm run worker`: the long-running engine. Any number may run. Told to end it begins nothing new and ends within 20 s:
 * whatever Smartpay has not answered by then is found out by another runner, or by the next.
 */
export async function run(): Promise<void> {
  const stop = new AbortController()
  // Each job's rest listens to it.
  setMaxListeners(jobs.length + 1, stop.signal)
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => stop.abort())
  await startTelemetry()
  await checkSecret()
  await forgetOldJobs()
  console.log('worker: running jobs')
  process.send?.({ ready: true })
  await Promise.race([
    Promise.all(jobs.map((job) => repeat(job, stop.signal))),
    once(stop.signal, 'abort').then(() => wait(endMs)),
  ])
  await Promise.race([Promise.all([closeDatabase(), flushSignals()]), wait(closeMs)])
  process.exit(0)
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
