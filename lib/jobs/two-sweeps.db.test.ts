import { expect, test } from 'vitest'
import { subscribed } from '#lib/customers/testing.ts'
import { db } from '#lib/db/client.ts'
import { checkForDeadlocksAtOnce } from '#lib/db/testing-deadlocks.ts'
import { findBrokenInvariants } from '#lib/health/find-broken-invariants.ts'
import { retrySignup } from '#lib/signups/retry-signup.ts'
import { advanceClock, confirm, redirected } from '#lib/signups/testing.ts'
import { withSmartpay } from '#lib/signups/testing-smartpay.ts'
import type { JobResult } from './job.ts'
import { jobs } from './registry.ts'
import { runJob } from './run-job.ts'
import { runSweep } from './run-sweep.ts'

withSmartpay()
checkForDeadlocksAtOnce()

const day = 24 * 3_600_000

/** Somebody who pays by transfer, month after month, or never. */
async function byTransfer(browser: string): Promise<void> {
  const { signupId } = await redirected(browser)
  await confirm((await retrySignup(signupId, browser, 'bank_transfer')) ?? '', browser)
}

test('two sweeps at once, every day of 200', async () => {
  for (const browser of ['one', 'two', 'three']) await byTransfer(browser)
  await subscribed('charged')
  for (let round = 0; round < 200; round += 1) {
    await advanceClock(day)
    const sweep = round % 10 === 0 ? runSweep : runOwnJobs
    const outcomes = await Promise.all([sweep(), sweep()])
    for (const outcome of outcomes) expect(wrongIn(outcome), `day ${round}`).toEqual([])
  }
  const ended = await db().cycle.groupBy({ by: ['subscriptionId', 'index'], _count: true })
  expect(ended.filter(({ _count }) => _count !== 1)).toEqual([])
  expect(await db().order.count({ where: { status: 'expired' } })).toBeGreaterThan(3)
  expect(await findBrokenInvariants()).toEqual([])
})

/** The jobs of a sweep that ask Smartpay nothing: they are what moves by itself day after day. */
async function runOwnJobs() {
  const outcome: Record<string, JobResult> = {}
  for (const job of jobs.filter(({ needs }) => needs !== 'smartpay'))
    outcome[job.name] = await runJob(job)
  return outcome
}

/** The jobs that failed, or in which something did. */
function wrongIn(outcome: Record<string, JobResult>): string[] {
  return Object.entries(outcome)
    .filter(([, { status, counts }]) => status === 'failed' || (counts.failed ?? 0) > 0)
    .map(([name, result]) => `${name}: ${JSON.stringify(result)}`)
}
