import { expect, test } from 'vitest'
import { db } from '#lib/db/client.ts'
import { sendEmails } from '#lib/emails/send-emails.ts'
import { saveMetrics } from '#lib/metrics/save-metrics.ts'
import { formatYen } from '#lib/money.ts'
import { advanceOrders } from '#lib/orders/advance-orders.ts'
import { getMetrics } from '#lib/overview/get-metrics.ts'
import { retrySignup } from '#lib/signups/retry-signup.ts'
import { advanceClock, confirm, redirected } from '#lib/signups/testing.ts'
import { withSmartpay } from '#lib/signups/testing-smartpay.ts'
import { getSubscriptionView } from '#lib/subscriptions/get-subscription-view.ts'
import { listSubscriptions } from '#lib/subscriptions/list-subscriptions.ts'

withSmartpay()

const day = 24 * 3_600_000
const withFee = 7800 + 330

/** Paid at the door from the first order on; answers the subscription. */
async function atTheDoor(browser: string): Promise<string> {
  const { signupId } = await redirected(browser)
  const id = (await retrySignup(signupId, browser, 'cash_on_delivery')) ?? ''
  await confirm(id, browser)
  const { subscriptionId } = await db().signup.findUniqueOrThrow({ where: { id } })
  return subscriptionId ?? ''
}

/** What falls due in the next thirteen weeks. */
async function dueMinor(): Promise<number> {
  await saveMetrics()
  const { dueWeeks } = await getMetrics()
  return dueWeeks.reduce((sum, { due }) => sum + due.minor, 0)
}

test('orders to come cost what will be asked for at the door', async () => {
  const before = await dueMinor()
  const view = await getSubscriptionView(await atTheDoor('door'))
  expect(view?.orders.map(({ totalMinor }) => totalMinor)).toEqual([withFee, withFee])
  expect(new Set(view?.planned.map(({ amountMinor }) => amountMinor))).toEqual(new Set([withFee]))
  const [first, second] = view?.orders ?? []
  const isWithin = first && second && first.dueOn.until(second.dueOn).days < 91
  expect((await dueMinor()) - before).toBe(isWithin ? 2 * withFee : withFee)
})

test('an order costs the same before and after it is asked for', async () => {
  const id = await atTheDoor('same')
  const filter = { tab: 'all', search: '', oldestFirst: false, cursor: null } as const
  const next = async () => (await listSubscriptions(filter)).rows.find((row) => row.id === id)
  await db().$executeRaw`
    update orders set status = 'paid' where subscription_id = ${id}`
  expect(await next()).toMatchObject({ order: 'scheduled', amountMinor: withFee })
  await advanceClock(95 * day)
  await advanceOrders()
  expect(await next()).toMatchObject({ order: 'awaiting_payment', amountMinor: withFee })
})

test('a fee that the shop changes later changes nothing that was agreed to', async () => {
  const id = await atTheDoor('agreed')
  await db().$executeRaw`
    update shop set facts = jsonb_set(facts, '{paymentMethods,cash_on_delivery,feeMinor}', '990')`
  await sendEmails()
  await advanceClock(95 * day)
  await advanceOrders()
  const view = await getSubscriptionView(id)
  const asked = view?.orders.map(({ totalMinor }) => totalMinor)
  // The one that came with the agreement, the one that is asked for now, and the one after it.
  expect(asked).toEqual([withFee, withFee, withFee])
  expect(new Set(view?.planned.map(({ amountMinor }) => amountMinor))).toEqual(new Set([withFee]))
  expect(view?.feeMinor).toBe(330)
  await sendEmails()
  const mails = await db().mailboxMail.findMany({ where: { recipient: 'agreed@example.jp' } })
  expect(mails.map(({ kind }) => kind)).toContain('payment-instructions')
  for (const { text } of mails) expect(text).not.toMatch(/990|8,790/)
  const { text } = await db().mailboxMail.findFirstOrThrow({
    where: { recipient: 'agreed@example.jp', kind: 'signup-completed' },
  })
  expect(text).toContain(formatYen(withFee))
  await db().$executeRaw`
    update shop set facts = jsonb_set(facts, '{paymentMethods,cash_on_delivery,feeMinor}', '330')`
})
