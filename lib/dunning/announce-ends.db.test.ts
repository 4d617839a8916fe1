import { beforeEach, describe, expect, test } from 'vitest'
import { chargeDue } from '#lib/charging/charge-due.ts'
import { begun as due } from '#lib/charging/testing-due.ts'
import { placeHold } from '#lib/customers/place-hold.ts'
import { db } from '#lib/db/client.ts'
import { listMailbox } from '#lib/emails/mailbox.ts'
import { sendEmails } from '#lib/emails/send-emails.ts'
import { formatDate, plainDate } from '#lib/plain-date.ts'
import { setClock } from '#lib/signups/testing.ts'
import { control, withSmartpay } from '#lib/signups/testing-smartpay.ts'
import { announceEnds } from './announce-ends.ts'
import { workPastDue } from './work-past-due.ts'

withSmartpay()

const begunOn = plainDate('2026-12-01')
const at = (days: number, time: string) => setClock(`${begunOn.add({ days })}T${time}:00+09:00`)

beforeEach(async () => {
  await db().$executeRaw`update subscriptions set status = 'canceled'`
  await db().$executeRaw`update orders set status = 'canceled' where status = 'past_due'`
  await at(0, '12:00')
})

async function policy(rule: object): Promise<void> {
  const charging = { dunning: { declined: rule, refused: rule, failed: rule } }
  await db().$executeRaw`
    update shop set facts = jsonb_set(facts, '{charging}', ${JSON.stringify(charging)}::jsonb)`
}

/** A first order that Smartpay declined a moment ago, with the mail about it. */
async function declined(browser: string) {
  const { subscriptionId, token } = await due(browser)
  await control(`tokens/${token}/outcomes`, 'PUT', [{ outcome: 'hard-decline', times: 99 }])
  await chargeDue()
  await sendEmails()
  return subscriptionId
}

async function everythingRuns(): Promise<void> {
  await workPastDue()
  await chargeDue()
  await workPastDue()
  await announceEnds()
  await sendEmails()
}

async function mailTo(browser: string) {
  const mails = await listMailbox()
  return mails.filter(
    ({ kind, recipient }) => kind === 'order-last-notice' && recipient === `${browser}@example.jp`,
  )
}

async function statusOf(subscriptionId: string): Promise<string> {
  const { status, orders } = await db().subscription.findUniqueOrThrow({
    where: { id: subscriptionId },
    include: { orders: { orderBy: { createdAt: 'asc' } } },
  })
  return [...orders.map((order) => order.status), status].join(' ')
}

describe.each([
  ['skip', 'お届けをお休みします', 'canceled active'],
  ['pause', '定期便を休止します', 'canceled paused'],
  ['cancel', '定期便を解約します', 'canceled canceled'],
] as const)('an order that ends by the policy “%s”', (end, said, after) => {
  test.each([14, 4, 2])('ends as its last mail said, %i days later', async (giveUpAfterDays) => {
    await policy({ retryAfterDays: [], giveUpAfterDays, end })
    const browser = `${end}${giveUpAfterDays}`
    const subscriptionId = await declined(browser)
    for (let days = 0; days < giveUpAfterDays; days += 1) {
      await at(days, '13:00')
      await everythingRuns()
      await everythingRuns()
    }
    const [mail, ...others] = await mailTo(browser)
    expect(others).toEqual([])
    const lastDay = formatDate(begunOn.add({ days: giveUpAfterDays - 1 }), 'ja')
    expect(mail?.text.replace(/\s/g, '')).toContain(`${lastDay}中にご連絡がないときは`)
    expect(mail?.text.replace(/\s/g, '')).toContain(said)
    // The last minute of the day that it names: nothing has ended. The next morning it has, as it said.
    await at(giveUpAfterDays - 1, '23:59')
    await everythingRuns()
    expect(await statusOf(subscriptionId)).toBe('past_due past_due')
    await at(giveUpAfterDays, '10:01')
    await everythingRuns()
    await everythingRuns()
    expect(await statusOf(subscriptionId)).toBe(after)
    expect(await mailTo(browser)).toHaveLength(1)
  })
})

test.each([
  ['at once', { retryAfterDays: [], giveUpAfterDays: 1, end: 'skip' }],
  ['by asking for a transfer', { retryAfterDays: [], giveUpAfterDays: 5, end: 'transfer' }],
])('nobody is warned of an order that ends %s', async (name, rule) => {
  await policy(rule)
  const browser = name.replaceAll(' ', '-')
  await declined(browser)
  for (let days = 0; days < 7; days += 1) {
    await at(days, '13:00')
    await everythingRuns()
  }
  expect(await mailTo(browser)).toEqual([])
})

test('a warning that is sent after somebody stopped it says nothing', async () => {
  await policy({ retryAfterDays: [], giveUpAfterDays: 4, end: 'skip' })
  const subscriptionId = await declined('stopped')
  await at(2, '13:00')
  expect(await announceEnds()).toEqual({ announced: 1, complete: true })
  await placeHold({ kind: 'subscription', id: subscriptionId, reason: 'dispute', staffId: 'test' })
  await sendEmails()
  expect(await mailTo('stopped')).toEqual([])
})

test('a warning that is sent too late to do something says nothing', async () => {
  await policy({ retryAfterDays: [], giveUpAfterDays: 4, end: 'skip' })
  await declined('late')
  await at(2, '13:00')
  await announceEnds()
  await at(4, '00:01')
  await sendEmails()
  expect(await mailTo('late')).toEqual([])
})

test('of an order that is charged once more nobody says that it ends', async () => {
  await policy({ retryAfterDays: [3], giveUpAfterDays: 4, end: 'skip' })
  const subscriptionId = await declined('again')
  await at(2, '13:00')
  await everythingRuns()
  expect(await mailTo('again')).toEqual([])
  await at(3, '13:00')
  await everythingRuns()
  await at(5, '13:00')
  await everythingRuns()
  expect(await mailTo('again')).toHaveLength(1)
  expect(await statusOf(subscriptionId)).toBe('past_due past_due')
})
