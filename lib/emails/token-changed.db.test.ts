import { beforeAll, expect, test } from 'vitest'
import { chargeDue } from '#lib/charging/charge-due.ts'
import { db } from '#lib/db/client.ts'
import { workPastDue } from '#lib/dunning/work-past-due.ts'
import { formatYen } from '#lib/money.ts'
import { formatDate, fromColumn } from '#lib/plain-date.ts'
import { settleNow } from '#lib/signups/staff/settle-now.ts'
import { confirm, draftOf, setClock } from '#lib/signups/testing.ts'
import { control, decide, sessionsOf, withSmartpay } from '#lib/signups/testing-smartpay.ts'
import { assignToken } from '#lib/subscriptions/assign-token.ts'
import { dayComes } from '#lib/subscriptions/schedule/testing.ts'
import { listMailbox } from './mailbox.ts'
import { sendEmails } from './send-emails.ts'

withSmartpay()

beforeAll(() => setClock('2027-01-31T12:00:00+09:00'))

async function subscribed(browser: string, slug: string) {
  const signupId = await draftOf(browser, {}, slug)
  await confirm(signupId, browser)
  await decide(signupId, 'approve')
  await settleNow(signupId, 'somebody')
  const { subscriptionId } = await db().signup.findUniqueOrThrow({ where: { id: signupId } })
  const { id: tokenId } = await db().token.findUniqueOrThrow({ where: { signupId } })
  const [session] = await sessionsOf(signupId)
  return { subscriptionId: subscriptionId ?? '', tokenId, token: session?.token ?? '' }
}

async function assign(subscriptionId: string, shownTokenId: string, tokenId: string) {
  return assignToken({ subscriptionId, shownTokenId, tokenId, staffId: 'somebody' })
}

/** Without gaps: lines end where they must. */
async function mailsTo(browser: string): Promise<string[]> {
  await sendEmails()
  const mails = await listMailbox()
  return mails
    .filter(({ kind, recipient }) => kind === 'token-changed' && recipient.startsWith(browser))
    .map(({ text }) => text.replace(/\s/g, ''))
}

test('the customer is told once, and the next order is charged as the mail says', async () => {
  const first = await subscribed('moved', 'drip')
  const other = await subscribed('moved', 'seasons')
  await chargeDue()
  expect(await assign(first.subscriptionId, first.tokenId, other.tokenId)).toMatchObject({
    ok: true,
  })
  expect(await assign(first.subscriptionId, first.tokenId, other.tokenId)).toMatchObject({
    ok: false,
  })
  const [mail = '', ...others] = await mailsTo('moved')
  expect(others).toEqual([])
  expect(mail).toContain('2027年1月31日(日)にいただいたSmartpayの同意を使います')
  const next = await db().cycle.findFirstOrThrow({
    where: { subscriptionId: first.subscriptionId, index: 1 },
  })
  expect(mail).toContain(formatDate(fromColumn(next.dueOn), 'ja'))
  expect(mail).toContain(formatYen(next.amountMinor))
  await dayComes(`${fromColumn(next.dueOn)}`)
  const order = await db().order.findFirstOrThrow({
    where: { subscriptionId: first.subscriptionId, index: 1 },
    include: { charges: true },
  })
  expect(order).toMatchObject({ status: 'paid', totalMinor: next.amountMinor, dueOn: next.dueOn })
  expect(order.charges.map(({ tokenId }) => tokenId)).toEqual([other.tokenId])
})

test('an order that waits for its money is charged with it on the day that the mail says', async () => {
  await setClock('2027-03-10T12:00:00+09:00')
  const first = await subscribed('behind', 'drip')
  const other = await subscribed('behind', 'seasons')
  await control(`tokens/${first.token}/outcomes`, 'PUT', [{ outcome: 'hard-decline', times: 9 }])
  await chargeDue()
  await setClock('2027-03-11T12:00:00+09:00')
  await assign(first.subscriptionId, first.tokenId, other.tokenId)
  const [mail = ''] = await mailsTo('behind')
  expect(mail).toContain('お支払い待ちのご注文')
  expect(mail).toContain('2027年3月11日(木)以降に、自動であらためて請求の手続きをします')
  await workPastDue()
  await chargeDue()
  const order = await db().order.findFirstOrThrow({
    where: { subscriptionId: first.subscriptionId },
    include: { charges: { orderBy: { attempt: 'asc' } } },
  })
  expect(order.status).toBe('paid')
  expect(order.charges.map(({ tokenId }) => tokenId)).toEqual([first.tokenId, other.tokenId])
})

test('of a change that another one overtook before its mail went out nobody hears', async () => {
  const first = await subscribed('twice', 'drip')
  const other = await subscribed('twice', 'seasons')
  await assign(first.subscriptionId, first.tokenId, other.tokenId)
  await assign(first.subscriptionId, other.tokenId, first.tokenId)
  expect(await mailsTo('twice')).toHaveLength(1)
  await assign(first.subscriptionId, first.tokenId, other.tokenId)
  expect(await mailsTo('twice')).toHaveLength(2)
})
