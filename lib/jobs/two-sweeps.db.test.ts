import { expect, test } from 'vitest'
import { subscribed } from '#lib/customers/testing.ts'
import { db } from '#lib/db/client.ts'
import { lookForDeadlocksAtOnce } from '#lib/db/testing-deadlocks.ts'
import { retrySignup } from '#lib/signups/retry-signup.ts'
import { advanceClock, confirm, redirected } from '#lib/signups/testing.ts'
import { withSmartpay } from '#lib/signups/testing-smartpay.ts'
import { runSweep } from './run-sweep.ts'

withSmartpay()
lookForDeadlocksAtOnce()

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
    const outcomes = await Promise.all([runSweep(), runSweep()])
    for (const outcome of outcomes) expect(wrongIn(outcome), `day ${round}`).toEqual([])
  }
  const ended = await db().cycle.groupBy({ by: ['subscriptionId', 'index'], _count: true })
  expect(ended.filter(({ _count }) => _count !== 1)).toEqual([])
  expect(await db().cycle.count({ where: { status: 'skipped' } })).toBeGreaterThan(3)
})

/** The parts of a sweep that failed, or in which something did; a comparison is null where the other sweep made it. */
function wrongIn(outcome: Awaited<ReturnType<typeof runSweep>>): string[] {
  return Object.entries(outcome)
    .filter(
      ([name, said]) => name !== 'drifts' && /^null$|"failed":[1-9]/.test(JSON.stringify(said)),
    )
    .map(([name, said]) => `${name}: ${JSON.stringify(said)}`)
}
