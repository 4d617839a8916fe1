import { z } from 'zod'
import { elapsedMs } from '#lib/clock.ts'
import { db } from '#lib/db/client.ts'
import { requireRow } from '#lib/db/rows.ts'
import { copySubscriptions } from '../world/copy-subscriptions.ts'
import { setAside } from '../world/set-aside.ts'
import type { Browser } from './browser.ts'
import { callJob } from './call-job.ts'
import { expectStatus, expectTrue, until } from './expect.ts'
import { approve, toCheckout } from './sign-up.ts'
import { type Around, bearerOf } from './steps.ts'

/** Calls of the job until nothing is due: how many it takes, and how fast they are. */
export async function chargeMany({ site, newBrowser, charges, command }: Around) {
  const template = await signUpUncharged(newBrowser(), command)
  await copySubscriptions({ from: [template], count: charges, withinMs: 0 })
  const begunMs = elapsedMs()
  let calls = 0
  for (; (await countDue()) > 0; calls += 1) {
    expectTrue(calls < 100, 'A hundred calls did not collect what is due')
    expectStatus(await callJob(newBrowser(), 'charge', bearerOf(site)), 200)
  }
  const ms = elapsedMs() - begunMs
  return { calls, perSecond: Math.round((charges / ms) * 1_000) }
}

/** A subscription whose first order is open, and whose charge nobody sends. */
async function signUpUncharged(browser: Browser, command: Around['command']): Promise<string> {
  await command('charge:stop')
  expectStatus(await browser.get(await approve(browser, await toCheckout(browser))), 200)
  const order = { status: 'open', paymentMethod: 'smartpay' } as const
  const isThere = async () => (await db().order.count({ where: order })) === 1
  await until(isThere, 'The signup has no order')
  const { subscriptionId } = await db().order.findFirstOrThrow({ where: order })
  await setAside([subscriptionId])
  await command('charge:resume')
  return subscriptionId
}

async function countDue(): Promise<number> {
  const { due } = await requireRow(db(), z.object({ due: z.number() }))`
    select count(*)::int as due from charges where status = 'intended' and next_try_at <= teiki_now()`
  return due
}
