import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Counter, countStatements } from '#e2e/bench/postgres-proxy.ts'
import { closeDatabase, db } from '#lib/db/client.ts'
import { retrySignup } from './retry-signup.ts'
import {
  labelCanceled,
  markReturned,
  returnToCancel,
  returnToSuccess,
} from './return-from-checkout.ts'
import { advanceClock, confirm, redirected } from './testing.ts'
import { decide, withSmartpay } from './testing-smartpay.ts'

let counter: Counter

// Before the settings are read for the first time.
beforeAll(async () => {
  counter = await countStatements(process.env.DATABASE_URL ?? '')
  Object.assign(process.env, { DATABASE_URL: counter.url, DIRECT_URL: counter.url })
})

afterAll(async () => {
  await closeDatabase()
  counter.close()
})

withSmartpay()

/** How many pass on the wire, on a connection that is open already. */
async function statementsOf(work: () => Promise<unknown>): Promise<number> {
  await db().$queryRaw`select 1`
  counter.statements.length = 0
  await work()
  return counter.statements.filter((sql) => sql !== '').length
}

const browser = 'counted'

const success = (signupId: string) =>
  statementsOf(async () => {
    const back = await returnToSuccess(signupId, browser)
    if (back) await markReturned(back.signup)
  })

const cancel = (signupId: string) =>
  statementsOf(async () => {
    const back = await returnToCancel(signupId, browser)
    if (back?.heard) await labelCanceled(back.signup)
  })

/** Smartpay is asked again only after a pause. */
const pause = () => advanceClock(2_000)

test('the pages of the way back ask the database no more often than they did', async () => {
  const { signupId } = await redirected(browser)
  const found: Record<string, number> = {}
  found.firstLook = await success(signupId)
  found.refreshAtOnce = await success(signupId)
  await pause()
  found.refresh = await success(signupId)
  await pause()
  found.canceled = await cancel(signupId)
  await pause()
  found.canceledAgain = await cancel(signupId)
  await pause()
  await decide(signupId, 'approve')
  // Most of these are the settlement's own, and the first order's.
  expect(await success(signupId)).toBeLessThanOrEqual(34)
  found.completed = await success(signupId)
  expect(found).toEqual({
    firstLook: 6,
    refreshAtOnce: 4,
    refresh: 5,
    canceled: 6,
    canceledAgain: 5,
    completed: 1,
  })
})

test('so does the confirmation, with its page', async () => {
  const { signupId } = await redirected('confirms')
  const again = (await retrySignup(signupId, 'confirms')) ?? ''
  expect(await statementsOf(() => confirm(again, 'confirms'))).toBe(7)
  expect(await statementsOf(() => confirm(again, 'confirms'))).toBe(4)
})
