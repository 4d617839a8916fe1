import { setTimeout as wait } from 'node:timers/promises'
import { chargeDue } from '#lib/charging/charge-due.ts'
import { closeDatabase } from '#lib/db/client.ts'
import { log } from '#lib/log.ts'
import { budgetOf } from '#lib/queue/budget.ts'

/** The engine as the worker runs it, without the worker's other jobs: a process that starts quickly, to be killed. */
const stop = new AbortController()
process.on('SIGTERM', () => stop.abort())

/** Shorter than the worker's rest, so that nobody waits for a runner that has nothing to do. */
const restMs = 300

while (!stop.signal.aborted) {
  await chargeDue(budgetOf(120_000, stop.signal)).catch((error) =>
    log('error', 'job failed', { job: 'charge', error }),
  )
  await wait(restMs, undefined, { signal: stop.signal }).catch(() => undefined)
}
await closeDatabase()
