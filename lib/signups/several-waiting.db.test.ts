import { expect, test } from 'vitest'
import { cycleStartsOn } from '#lib/catalog/cadence.ts'
import { seedShop } from '#lib/catalog/seed-shop.ts'
import { db } from '#lib/db/client.ts'
import { sendEmails } from '#lib/emails/send-emails.ts'
import { formatYen } from '#lib/money.ts'
import { advanceOrders } from '#lib/orders/advance-orders.ts'
import { formatDate, fromColumn } from '#lib/plain-date.ts'
import { contractOf } from '#lib/signups/confirm/contract-of.ts'
import { getSubmission } from '#lib/signups/confirm/get-submission.ts'
import { settleToken } from '#lib/tokens/settle-token.ts'
import { retrySignup } from './retry-signup.ts'
import { advanceClock, confirm, draftOf, outcomeOf, readDemoShop } from './testing.ts'
import { decide, withSmartpay } from './testing-smartpay.ts'

withSmartpay()

const day = 24 * 3_600_000

/** Paid by transfer, within seven days of each order. */
async function weeklyByTransfer(browser: string): Promise<string> {
  const { shop, plans } = await readDemoShop()
  const [plan] = plans
  if (!plan) throw new Error('The demo shop sells nothing')
  const content = { ...plan.content, cadence: { unit: 'week' as const, count: 1 } }
  await seedShop({ shop, plans: [...plans, { ...plan, slug: 'weekly', content }] })
  const draft = await draftOf(browser, {}, 'weekly')
  expect(await confirm(draft, browser)).toMatchObject({ ok: true })
  const id = (await retrySignup(draft, browser, 'bank_transfer')) ?? ''
  expect(await confirm(id, browser)).toEqual({ ok: true, value: { checkoutUrl: null } })
  return id
}

test.each([true, false])(
  'a change to Smartpay names every order that it takes over: %s',
  async (advanced) => {
    const browser = `weekly-${advanced}`
    const id = await weeklyByTransfer(browser)
    await advanceClock(8 * day)
    if (advanced) await advanceOrders()
    const again = (await retrySignup(id, browser, 'smartpay')) ?? ''
    const signup = await getSubmission(again, browser)
    if (!signup?.anchorOn) throw new Error('Nothing is continued')
    const { content } = signup.plan
    const dates = [0, 1, 2, 3].map((index) =>
      cycleStartsOn(content.cadence, signup.anchorOn ?? signup.shop.today, index),
    )
    const { text, nextOrderOn, instalments, firstOrderMinor } = contractOf(signup, 'ja')
    const cycles = await db().cycle.findMany({
      where: { subscription: { threadId: signup.threadId }, index: { lt: 2 } },
      orderBy: { index: 'asc' },
    })
    expect(cycles.map(({ dueOn }) => `${fromColumn(dueOn)}`)).toEqual(dates.slice(0, 2).map(String))
    for (const { dueOn, amountMinor } of cycles)
      expect(text).toContain(
        `${formatDate(fromColumn(dueOn), 'ja')}のご注文 ${formatYen(amountMinor)}`,
      )
    const total = cycles.reduce((sum, { amountMinor }) => sum + amountMinor, 0)
    expect(firstOrderMinor).toBe(total)
    expect(instalments.reduce((sum, { amountMinor }) => sum + amountMinor, 0)).toBe(total)
    expect(`${instalments[0]?.dueOn}`).toBe(`${signup.shop.today}`)
    expect(`${nextOrderOn}`).toBe(`${dates[2]}`)
    expect(text).toContain(`（次は${formatDate(nextOrderOn.subtract({ days: 1 }), 'ja')}まで）`)

    expect(await confirm(again, browser)).toMatchObject({ ok: true })
    await decide(again, 'approve')
    const token = await db().token.findUniqueOrThrow({ where: { signupId: again } })
    await settleToken(token.id, 'sweep')
    const moved = await db().order.findMany({
      where: { subscription: { threadId: signup.threadId }, status: 'open' },
      orderBy: { index: 'asc' },
    })
    expect(moved.map(({ totalMinor }) => totalMinor)).toEqual(
      cycles.map(({ amountMinor }) => amountMinor),
    )
    await sendEmails()
    const mail = await db().mailboxMail.findFirstOrThrow({
      where: { kind: 'payment-method-changed', recipient: `${browser}@example.jp` },
    })
    for (const date of dates.slice(0, 3))
      expect(mail.text).toContain(`ご注文日：${formatDate(date, 'ja')}`)
    expect((await outcomeOf(again, browser))?.collected).toHaveLength(2)
  },
)
