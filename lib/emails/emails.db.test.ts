import { describe, expect, test } from 'vitest'
import { subscribed } from '#lib/customers/testing.ts'
import { db } from '#lib/db/client.ts'
import { runSweep } from '#lib/jobs/run-sweep.ts'
import { formatDate, fromColumn } from '#lib/plain-date.ts'
import { getCheckout } from '#lib/signups/get-checkout.ts'
import { retrySignup } from '#lib/signups/retry-signup.ts'
import { markReturned } from '#lib/signups/return-from-checkout.ts'
import { getSignupRecord } from '#lib/signups/staff/get-signup-record.ts'
import { sweepSignups } from '#lib/signups/sweep-signups.ts'
import { advanceClock, confirm, draftOf, redirected } from '#lib/signups/testing.ts'
import { decide, withSmartpay } from '#lib/signups/testing-smartpay.ts'
import { cancelSubscription } from '#lib/subscriptions/cancel-subscription.ts'
import { listMailbox } from './mailbox.ts'
import { sendEmails } from './send-emails.ts'

withSmartpay()

const hour = 3_600_000

async function kindsOf(browser: string): Promise<string[]> {
  const mails = await listMailbox()
  const mine = mails.filter(({ recipient }) => recipient === `${browser}@example.jp`)
  return mine.map(({ kind }) => kind).reverse()
}

describe('what a shopper is told', () => {
  test('that it is complete, with what they agreed to', async () => {
    const { signupId } = await redirected('done')
    await decide(signupId, 'approve')
    await advanceClock(6_000)
    await runSweep()
    await runSweep()
    // The sweep sends mails before it charges: of a payment that comes later the receipt tells.
    expect(await kindsOf('done')).toEqual(['signup-completed', 'order-paid'])
    const mail = (await listMailbox()).find(({ kind }) => kind === 'signup-completed')
    const consent = await db().consent.findUniqueOrThrow({ where: { signupId } })
    const [, firstItem = ''] = consent.text.split('\n\n')
    for (const line of firstItem.split('\n'))
      expect(mail?.text.replace(/\s/g, '')).toContain(line.replace(/\s/g, ''))
    expect(mail?.html).toContain('lang="ja"')
  })

  test('how much of it comes each time, in the words of the contract', async () => {
    const signupId = await draftOf('dozens', { quantity: '3' }, 'drip')
    expect(await confirm(signupId, 'dozens')).toMatchObject({ ok: true })
    await decide(signupId, 'approve')
    await advanceClock(6_000)
    await runSweep()
    const [mail] = await listMailbox()
    const text = mail?.text.replace(/\s/g, '')
    expect(mail?.kind).toBe('signup-completed')
    expect(text).toMatch(/毎回の内容：ドリップバッグ.*を3セット間隔：/)
  })

  test('that we still look, when they came back and Smartpay is slow', async () => {
    const { signupId } = await redirected('waiting')
    const signup = await getCheckout(signupId, 'waiting')
    if (signup) await markReturned(signup)
    await advanceClock(6_000)
    await runSweep()
    expect(await kindsOf('waiting')).toEqual([])
    await advanceClock(2 * 60_000)
    await runSweep()
    await advanceClock(11 * 60_000)
    await runSweep()
    expect(await kindsOf('waiting')).toEqual(['signup-pending'])
    await decide(signupId, 'approve')
    await advanceClock(hour)
    await runSweep()
    expect(await kindsOf('waiting')).toEqual(['signup-pending', 'signup-completed'])
  })

  test('that it was not finished, once', async () => {
    const { signupId } = await redirected('unfinished')
    expect(await getSignupRecord(signupId)).toMatchObject({ invites: 0, reminders: 0 })
    await advanceClock(6_000)
    for (let looks = 0; looks < 12; looks += 1) {
      await runSweep()
      await advanceClock(7 * hour)
    }
    expect(await kindsOf('unfinished')).toEqual(['signup-reminder'])
    expect(await getSignupRecord(signupId)).toMatchObject({ invites: 0, reminders: 1 })
  })

  test('that it was not finished, also when they began once more and left', async () => {
    const { signupId } = await redirected('again')
    await retrySignup(signupId, 'again')
    await advanceClock(6_000)
    for (let looks = 0; looks < 12; looks += 1) {
      await runSweep()
      await advanceClock(7 * hour)
    }
    expect(await kindsOf('again')).toEqual(['signup-reminder'])
  })

  test('the day on which it ended, whenever the mail goes out', async () => {
    const { subscriptionId } = await subscribed('ended')
    await sendEmails()
    await cancelSubscription({
      subscriptionId,
      reason: 'not-paid',
      staffId: 'somebody',
      shown: null,
    })
    const [ended] = await db().$queryRaw<{ on: Date }[]>`
      select shop_day(at) as on from subscription_history
      where subscription_id = ${subscriptionId} and "to" = 'canceled'`
    await advanceClock(50 * hour)
    await sendEmails()
    const [mail] = await listMailbox()
    expect(mail?.kind).toBe('subscription-canceled')
    expect(mail?.text).toContain(formatDate(fromColumn(ended?.on ?? new Date(0)), 'ja'))
  })

  test('nothing that is not true any more', async () => {
    const { signupId } = await redirected('overtaken')
    await db().$executeRaw`
      insert into emails (id, kind, cause, created_at, next_try_at)
      values ('ntc_overtaken', 'signup-reminder', ${signupId}, teiki_now(), teiki_now() + interval '1 day')`
    await decide(signupId, 'approve')
    await advanceClock(25 * hour)
    await sweepSignups()
    await runSweep()
    expect(await kindsOf('overtaken')).toEqual(['signup-completed', 'order-paid'])
    expect(await db().email.findUniqueOrThrow({ where: { id: 'ntc_overtaken' } })).toMatchObject({
      status: 'dropped',
      reason: 'obsolete',
    })
  })
})

test('eight senders at once send each mail once', async () => {
  const waiting = await Promise.all(
    Array.from({ length: 20 }, (_, index) => redirected(`crowd${index}`)),
  )
  await Promise.all(waiting.map(({ signupId }) => decide(signupId, 'approve')))
  await advanceClock(6_000)
  await Promise.all(Array.from({ length: 8 }, () => runSweep()))
  await Promise.all(Array.from({ length: 8 }, () => sendEmails()))
  const crowd = (await listMailbox()).filter(({ recipient }) => recipient.startsWith('crowd'))
  expect(crowd.filter(({ kind }) => kind === 'signup-completed')).toHaveLength(20)
  const told = crowd.map(({ kind, recipient }) => `${kind} ${recipient}`)
  expect(new Set(told).size).toBe(told.length)
})

test('a mail whose sender was lost is never sent again by itself', async () => {
  const { signupId } = await redirected('lost')
  await decide(signupId, 'approve')
  await db().$executeRaw`
    insert into emails (id, kind, cause, status, created_at, next_try_at)
    values ('ntc_lost', 'signup-completed', ${signupId}, 'sending', teiki_now(), teiki_now() - interval '1 minute')`
  await advanceClock(6_000)
  await runSweep()
  expect(await db().email.findUniqueOrThrow({ where: { id: 'ntc_lost' } })).toMatchObject({
    status: 'unknown',
  })
  expect(await kindsOf('lost')).toEqual([])
})

/** The database takes no mail's end while `work` runs. */
async function withoutEnds(work: () => Promise<void>): Promise<void> {
  await db().$executeRaw`
    create function refuse_end() returns trigger language plpgsql as
    $$ begin raise exception 'no space left'; end $$`
  await db().$executeRaw`
    create trigger refuses_end before update on emails for each row when (new.status = 'sent')
    execute function refuse_end()`
  try {
    await work()
  } finally {
    await db().$executeRaw`drop trigger refuses_end on emails`
    await db().$executeRaw`drop function refuse_end`
  }
}

test('a mail whose end could not be written is not sent again', async () => {
  const { signupId } = await redirected('halfway')
  await db().$executeRaw`
    insert into emails (id, kind, cause, created_at, next_try_at)
    values ('ntc_halfway', 'signup-reminder', (select thread_id from signups where id = ${signupId}), teiki_now(), teiki_now())`
  await withoutEnds(async () => {
    await sendEmails()
  })
  const states = async () =>
    db().email.findUnique({ where: { id: 'ntc_halfway' }, select: { status: true } })
  expect(await states()).toEqual({ status: 'sending' })
  await advanceClock(hour)
  await sendEmails()
  expect(await states()).toEqual({ status: 'unknown' })
})

test('mails that a lost sender had only taken are sent by another', async () => {
  const { signupId } = await redirected('taken')
  await db().$executeRaw`
    insert into emails (id, kind, cause, created_at, attempts, next_try_at)
    values ('ntc_taken', 'signup-reminder', (select thread_id from signups where id = ${signupId}), teiki_now(), 1,
      teiki_now() + interval '5 minutes')`
  await sendEmails()
  expect(await kindsOf('taken')).toEqual([])
  await advanceClock(hour)
  await sendEmails()
  expect(await kindsOf('taken')).toEqual(['signup-reminder'])
})
