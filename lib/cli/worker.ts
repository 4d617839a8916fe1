import { setTimeout as wait } from 'node:timers/promises'
import { checkSecret } from '#lib/db/check-secret.ts'
import { closeDatabase } from '#lib/db/client.ts'
import { runSweep } from '#lib/jobs/run-sweep.ts'
import { log } from '#lib/log.ts'

/** The first look at a new signup is due after 5 seconds; a sweep that finds nothing costs a few statements. */
const restMs = 2_000

/** `npm run worker`: the long-running engine. Any number may run; ends after the sweep under way. */
export async function run(): Promise<void> {
  const stop = new AbortController()
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => stop.abort())
  await checkSecret()
  console.log('worker: sweeping signups')
  process.send?.({ ready: true })
  while (!stop.signal.aborted) {
    await sweepOnce()
    await wait(restMs, undefined, { signal: stop.signal }).catch(() => undefined)
  }
  await closeDatabase()
}

/** A database that is away for a while does not end the worker. */
async function sweepOnce(): Promise<void> {
  try {
    await runSweep('worker')
  } catch (error) {
    log('error', 'sweep failed', { job: 'sweep', error })
  }
}
