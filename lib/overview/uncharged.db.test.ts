import { expect, test } from 'vitest'
import { instantOf } from '#lib/clock.ts'
import { db } from '#lib/db/client.ts'
import { unchargedOf } from '#lib/orders/coming-orders.ts'
import { dateIn } from '#lib/plain-date.ts'
import { retrySignup } from '#lib/signups/retry-signup.ts'
import { advanceClock, confirm, redirected } from '#lib/signups/testing.ts'
import { decide, withSmartpay } from '#lib/signups/testing-smartpay.ts'
import { getSubscriptionView } from '#lib/subscriptions/get-subscription-view.ts'
import { cancelNow } from '#lib/subscriptions/testing.ts'
import { settleToken } from '#lib/tokens/settle-token.ts'
import { getUncharged } from './get-uncharged.ts'

withSmartpay()

const day = 24 * 3_600_000

async function subscribed(browser: string): Promise<string> {
  const { signupId, tokenId } = await redirected(browser)
  await decide(signupId, 'approve')
  await settleToken(tokenId, 'sweep')
  const { subscriptionId } = await db().signup.findUniqueOrThrow({ where: { id: signupId } })
  return subscriptionId ?? ''
}

async function viewOf(id: string) {
  const view = await getSubscriptionView(id)
  if (!view) throw new Error(`No subscription ${id}`)
  return { view, today: dateIn(view.facts.timeZone, instantOf(view.now)) }
}

test('an order is uncharged from the day after its day on, and never called the next one', async () => {
  const id = await subscribed('uncharged')
  expect(await getUncharged()).toEqual({ n: 0, minor: 0 })
  await advanceClock(200 * day)
  expect(await getUncharged()).toEqual({ n: 1, minor: 7800 })
  const { view, today } = await viewOf(id)
  expect(unchargedOf(view.orders, today)).toEqual({ n: 1, minor: 7800 })
  expect(view.planned).toHaveLength(5)
  expect(view.planned.filter(({ due }) => today.until(due.on).sign < 0)).toEqual([])
})

test('nobody waits for a charge of what is paid offline or over', async () => {
  const before = await getUncharged()
  const { signupId } = await redirected('offline')
  await confirm((await retrySignup(signupId, 'offline', 'bank_transfer')) ?? '', 'offline')
  const over = await subscribed('over')
  await advanceClock(20 * day)
  expect(await getUncharged()).toEqual({ n: before.n + 1, minor: before.minor + 7800 })
  await cancelNow(over)
  expect(await getUncharged()).toEqual(before)
})
