import { describe, expect, test } from 'vitest'
import { claimCharges } from '#lib/charging/claim-charges.ts'
import { db } from '#lib/db/client.ts'
import { listMailbox } from '#lib/emails/mailbox.ts'
import { sendEmails } from '#lib/emails/send-emails.ts'
import { drain } from '#lib/jobs/drain.ts'
import { orderOf } from '#lib/orders/testing.ts'
import { settleNow } from '#lib/signups/staff/settle-now.ts'
import { confirm, draftOf } from '#lib/signups/testing.ts'
import { decide, withSmartpay } from '#lib/signups/testing-smartpay.ts'
import { cancelSubscription } from './cancel-subscription.ts'
import { openOrders } from './cancellation.ts'
import { getSubscriptionView } from './get-subscription-view.ts'

withSmartpay()

async function begun(browser: string) {
  const signupId = await draftOf(browser)
  await confirm(signupId, browser)
  await decide(signupId, 'approve')
  await settleNow(signupId, 'somebody')
  const { subscriptionId } = await db().signup.findUniqueOrThrow({ where: { id: signupId } })
  return subscriptionId ?? ''
}

const by = { reason: 'asked-by-customer', staffId: 'somebody', shown: null } as const

describe('ending a subscription', () => {
  test('happens once, ends what is to come, leaves its token and tells the customer', async () => {
    const subscriptionId = await begun('over')
    const answers = await Promise.all([
      cancelSubscription({ subscriptionId, ...by }),
      cancelSubscription({ subscriptionId, ...by, staffId: 'other' }),
    ])
    expect(answers.map((one) => (one.ok ? one.value : one.reason)).sort()).toEqual([
      'canceled',
      'over-already',
    ])
    const row = await db().subscription.findUniqueOrThrow({
      where: { id: subscriptionId },
      include: {
        token: true,
        cycles: { include: { history: true }, orderBy: { index: 'asc' } },
        orders: true,
        history: true,
      },
    })
    expect(row.status).toBe('canceled')
    expect(row.token).toMatchObject({ status: 'active', inUse: false })
    expect(row.orders.map(({ status }) => status)).toEqual(['canceled'])
    expect(row.cycles.map(({ status }) => status)).toEqual(['ordered', 'canceled'])
    expect(row.cycles[1]?.history.at(-1)).toMatchObject({
      from: 'scheduled',
      to: 'canceled',
      code: 'subscription-canceled',
    })
    expect(row.history.at(-1)).toMatchObject({
      to: 'canceled',
      code: 'canceled',
      detail: { reason: 'asked-by-customer' },
    })
    await drain()
    const mails = await db().mailboxMail.findMany({ where: { recipient: 'over@example.jp' } })
    expect(mails.map(({ kind }) => kind).sort()).toEqual([
      'signup-completed',
      'subscription-canceled',
    ])
    const audit = await db().auditEntry.findMany({ where: { subject: subscriptionId } })
    expect(audit.map(({ outcome }) => outcome).sort()).toEqual(['done', 'refused'])
  })

  test('ends nothing that was not shown', async () => {
    const subscriptionId = await begun('stale')
    const shown = openOrders((await getSubscriptionView(subscriptionId))?.orders ?? [])
    const order = await orderOf(subscriptionId, 'past_due')
    expect(await cancelSubscription({ subscriptionId, ...by, shown })).toEqual({
      ok: false,
      reason: 'changed-meanwhile',
    })
    const now = openOrders((await getSubscriptionView(subscriptionId))?.orders ?? [])
    expect((await cancelSubscription({ subscriptionId, ...by, shown: now })).ok).toBe(true)
    expect(await db().order.findUniqueOrThrow({ where: { id: order.id } })).toMatchObject({
      status: 'canceled',
    })
  })

  test('waits for the outcome of a charge, and ends one that was never sent', async () => {
    const charging = await begun('charging')
    expect((await claimCharges(true, 100)).charges).not.toEqual([])
    expect(await cancelSubscription({ subscriptionId: charging, ...by })).toEqual({
      ok: false,
      reason: 'charging',
    })
    const planned = await begun('planned')
    const { id: orderId } = await orderOf(planned)
    expect((await cancelSubscription({ subscriptionId: planned, ...by })).ok).toBe(true)
    expect(
      await db().charge.findFirstOrThrow({ where: { orderId }, include: { history: true } }),
    ).toMatchObject({
      status: 'canceled',
      nextTryAt: null,
      history: [{ to: 'intended' }, { from: 'intended', to: 'canceled', code: 'order-over' }],
    })
  })

  test('ends what is past due, and waits for a beginning', async () => {
    const subscriptionId = await begun('past-due')
    await orderOf(subscriptionId, 'past_due')
    await db().subscription.update({ where: { id: subscriptionId }, data: { status: 'past_due' } })
    expect((await cancelSubscription({ subscriptionId, ...by })).ok).toBe(true)
    const signupId = await draftOf('waiting')
    await confirm(signupId, 'waiting')
    const waiting = await db().signup.findUniqueOrThrow({ where: { id: signupId } })
    const pending = await db().subscription.findUnique({ where: { threadId: waiting.threadId } })
    for (const [id, reason] of [
      [pending?.id ?? '', 'not-begun'],
      ['sub_none', 'unknown-subject'],
    ] as const)
      expect(await cancelSubscription({ subscriptionId: id, ...by })).toEqual({ ok: false, reason })
  })
})

test('a subscription that was canceled, runs again and is canceled again gets a mail each time', async () => {
  const subscriptionId = await begun('again-over')
  const mailed = async () => {
    await sendEmails()
    const mails = await listMailbox()
    return mails
      .filter(
        ({ kind, recipient }) =>
          kind === 'subscription-canceled' && recipient === 'again-over@example.jp',
      )
      .map(({ text }) => text)
  }
  /** No command does this: what a mail is queued for must not depend on that. */
  const runsAgain = () =>
    db().$executeRaw`update subscriptions set status = 'active' where id = ${subscriptionId}`
  await cancelSubscription({ subscriptionId, ...by })
  expect(await mailed()).toHaveLength(1)
  expect(await cancelSubscription({ subscriptionId, ...by })).toMatchObject({ ok: false })
  expect(await mailed()).toHaveLength(1)
  await runsAgain()
  await cancelSubscription({ subscriptionId, ...by })
  expect(await mailed()).toHaveLength(2)

  // Twice before a mail went out: one mail, of the second.
  await runsAgain()
  await cancelSubscription({ subscriptionId, ...by })
  await runsAgain()
  await cancelSubscription({ subscriptionId, ...by })
  expect(await mailed()).toHaveLength(3)
})

test('a mail of a cancellation that was queued by its thread still goes out', async () => {
  const subscriptionId = await begun('by-thread')
  await cancelSubscription({ subscriptionId, ...by })
  await db().$executeRaw`
    update emails set cause = (select thread_id from subscriptions where id = ${subscriptionId})
    where kind = 'subscription-canceled' and status = 'queued'`
  await sendEmails()
  const kinds = (await listMailbox())
    .filter(({ recipient }) => recipient === 'by-thread@example.jp')
    .map(({ kind }) => kind)
  expect(kinds).toContain('subscription-canceled')
})
