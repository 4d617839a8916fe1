import { beforeEach, describe, expect, test } from 'vitest'
import { db } from '#lib/db/client.ts'
import { listEmails } from '#lib/emails/list-emails.ts'
import { getMailHealth } from '#lib/emails/queries.ts'
import { jobNamed, jobs } from '#lib/jobs/registry.ts'
import { runJob } from '#lib/jobs/run-job.ts'
import { runSweep } from '#lib/jobs/run-sweep.ts'
import { saveMetrics } from '#lib/metrics/save-metrics.ts'
import { getCheckout } from '#lib/signups/get-checkout.ts'
import { retrySignup } from '#lib/signups/retry-signup.ts'
import { markReturned } from '#lib/signups/return-from-checkout.ts'
import { advanceClock, confirm, draftOf, redirected } from '#lib/signups/testing.ts'
import {
  control,
  decide,
  moveToken,
  sessionsOf,
  withSmartpay,
} from '#lib/signups/testing-smartpay.ts'
import { cancelNow } from '#lib/subscriptions/testing.ts'
import { markTokenUse } from '#lib/subscriptions/token-use.ts'
import { listTokens } from '#lib/tokens/list-tokens.ts'
import { askTokenOperation } from '#lib/tokens/operations/ask-token-operation.ts'
import { performTokenOperation } from '#lib/tokens/operations/perform-token-operation.ts'
import { settleToken } from '#lib/tokens/settle-token.ts'
import { getMetrics } from './get-metrics.ts'
import { type AttentionKind, listAttentionItems } from './list-attention-items.ts'

withSmartpay()

const minute = 60_000
const day = 24 * 60 * minute

/** What earlier tests left counts as dealt with. */
beforeEach(async () => {
  await advanceClock(31 * day)
  await control('faults', 'DELETE')
  await runSweep()
  await db()
    .$executeRaw`update orders set status = 'paid' where status in ('awaiting_payment', 'past_due')`
  await db().$executeRaw`update tokens set in_use = false`
  await db()
    .$executeRaw`update signups set label = 'abandoned', next_check_at = null where status = 'redirected'`
  await db().$executeRaw`
    insert into webhook_secrets (id, endpoint_id, test, sealed_secret, created_at)
    values ('whs_one', 'endpoint', true, '-', teiki_now()) on conflict do nothing`
})

async function approved(browser: string) {
  const { signupId, tokenId } = await redirected(browser)
  await decide(signupId, 'approve')
  await settleToken(tokenId, 'sweep')
  return { signupId, tokenId }
}

async function kinds(): Promise<AttentionKind[]> {
  return (await listAttentionItems()).map(({ kind }) => kind)
}

async function need(kind: AttentionKind) {
  return (await listAttentionItems()).find((one) => one.kind === kind)
}

test('nothing needs attention where everything went well', async () => {
  expect(await kinds()).toEqual([])
})

describe('a signup', () => {
  test('whose shopper came back and waits is named after ten minutes', async () => {
    const { signupId } = await redirected('waits')
    const signup = await getCheckout(signupId, 'waits')
    if (signup) await markReturned(signup)
    expect(await kinds()).toEqual([])
    await advanceClock(11 * minute)
    expect(await need('signup-pending')).toMatchObject({ count: 1, who: '山田' })
  })

  test('whose shopper is away is named after a day, until it is labelled', async () => {
    await redirected('away')
    await advanceClock(23 * 60 * minute)
    expect(await need('signup-pending')).toBeUndefined()
    await advanceClock(2 * 60 * minute)
    expect(await need('signup-pending')).toMatchObject({ count: 1 })
  })

  test('without an answer of Smartpay is named', async () => {
    await control('faults', 'POST', { kind: 'outage', times: 1_000 })
    const signupId = await draftOf('unanswered')
    await confirm(signupId, 'unanswered')
    await advanceClock(3 * minute)
    expect(await need('session-unknown')).toMatchObject({ count: 1, who: '山田' })
    await control('faults', 'DELETE')
    await advanceClock(20 * minute)
    await runSweep()
    expect(await need('session-unknown')).toBeUndefined()
  })

  test('that was declined is named for a week', async () => {
    const { signupId, tokenId } = await redirected('declined')
    await decide(signupId, 'reject')
    await settleToken(tokenId, 'sweep')
    expect(await need('signup-declined')).toMatchObject({ count: 1, who: '山田' })
    await advanceClock(8 * day)
    expect(await need('signup-declined')).toBeUndefined()
  })

  test('that was declined and goes on in another way is named no more', async () => {
    const { signupId, tokenId } = await redirected('declined2')
    await decide(signupId, 'reject')
    await settleToken(tokenId, 'sweep')
    const again = await retrySignup(signupId, 'declined2')
    expect(await need('signup-declined')).toMatchObject({ count: 1 })
    await confirm(again ?? '', 'declined2')
    expect(await need('signup-declined')).toBeUndefined()
  })
})

describe('a token', () => {
  test('that was disabled while subscriptions need it is named with the sum', async () => {
    const { signupId, tokenId } = await approved('stopped')
    const [session] = await sessionsOf(signupId)
    await moveToken(session?.token ?? '', 'disable')
    await settleToken(tokenId, 'sweep')
    expect(await need('stopped-token')).toMatchObject({ count: 1, sumMinor: 7800, who: '山田' })
  })

  test('that is stopped leads to each token that something needs', async () => {
    for (const [browser, operation] of [
      ['stopped1', 'disable'],
      ['stopped2', 'delete'],
    ] as const) {
      const { signupId, tokenId } = await approved(browser)
      const [session] = await sessionsOf(signupId)
      await moveToken(session?.token ?? '', operation)
      await settleToken(tokenId, 'sweep')
      // One that Smartpay does not know is believed to be deleted after a second look.
      await advanceClock(61 * minute)
      await settleToken(tokenId, 'sweep')
    }
    const { signupId: unused, tokenId } = await approved('stopped3')
    const [session] = await sessionsOf(unused)
    const { id } = await db().subscription.findFirstOrThrow({ where: { tokenId } })
    await cancelNow(id)
    await moveToken(session?.token ?? '', 'disable')
    await settleToken(tokenId, 'sweep')
    expect(await need('stopped-token')).toMatchObject({ count: 2, sumMinor: 15_600 })
    for (const search of ['', 'ヤマダ']) {
      const list = { tab: 'stopped', search, oldestFirst: false, cursor: null } as const
      const { rows, total } = await listTokens(list)
      expect(total).toBe(2)
      expect(rows.map(({ usedBy }) => usedBy)).toEqual([1, 1])
    }
    // One token may pay several subscriptions: it is one line of the list.
    const used = await db().token.findMany({ where: { inUse: true }, select: { id: true } })
    await db().$executeRaw`
      update subscriptions set token_id = (select min(id) from tokens where in_use)
      where token_id in (select id from tokens where in_use)`
    await db().$transaction((tx) =>
      markTokenUse(
        tx,
        used.map(({ id }) => id),
      ),
    )
    expect(await need('stopped-token')).toMatchObject({ count: 1, sumMinor: 15_600 })
  })

  test('whose move has no outcome is named until it has', async () => {
    const { tokenId } = await approved('unsure')
    const operation = await askTokenOperation({
      tokenId,
      action: 'disable',
      reason: 'other',
      note: '',
      staffId: 'somebody',
      batchId: null,
      shown: null,
    })
    await control('faults', 'POST', { kind: 'outage', times: 1_000 })
    if (operation.ok) await performTokenOperation(operation.value)
    expect(await need('operation-unknown')).toMatchObject({ count: 1, who: '山田' })
    await control('faults', 'DELETE')
    await advanceClock(20 * minute)
    await runSweep()
    expect(await need('operation-unknown')).toBeUndefined()
  })
})

test('a payment is named on its last day', async () => {
  const { signupId } = await redirected('transfer')
  const second = (await retrySignup(signupId, 'transfer', 'bank_transfer')) ?? ''
  await confirm(second, 'transfer')
  expect(await need('payment-overdue')).toBeUndefined()
  expect((await getMetrics()).awaiting).toEqual({ n: 1, minor: 7800 })
  await advanceClock(7 * day)
  expect(await need('payment-overdue')).toMatchObject({ count: 1, sumMinor: 7800, who: '山田' })
})

test('a sweep that does not run is named after a day', async () => {
  await advanceClock(27 * 60 * minute)
  expect(await kinds()).toContain('cron-late')
  await runSweep()
  expect(await kinds()).not.toContain('cron-late')
})

test('a job that failed is named, and one that was not complete for too long', async () => {
  const others = jobs.filter(({ name }) => name !== 'comparison')
  await advanceClock(25 * 60 * minute)
  await runSweep(undefined, others)
  await control('faults', 'POST', { kind: 'outage', times: 1_000 })
  expect(await runJob(jobNamed('comparison'))).toMatchObject({ status: 'failed' })
  expect(await need('job-failed')).toMatchObject({ count: 1 })
  expect(await need('job-late')).toBeUndefined()
  await control('faults', 'DELETE')
  const { completedAt } = await db().jobRun.findUniqueOrThrow({ where: { name: 'comparison' } })
  await advanceClock(24 * 60 * minute)
  await runSweep(undefined, others)
  expect(await need('job-failed')).toBeUndefined()
  expect(await need('job-late')).toMatchObject({ count: 1, since: completedAt })
  await runSweep()
  expect(await need('job-late')).toBeUndefined()
})

test('webhooks are silent where tokens moved since the last one', async () => {
  await db().$executeRaw`
    insert into events (id, type, subject, test, status, occurred_at, signed_at, received_at, last_received_at)
    values ('evt_test_last', 'token.approved', '-', true, 'processed', teiki_now(), teiki_now(), teiki_now(), teiki_now())`
  await advanceClock(2 * day)
  expect(await kinds()).not.toContain('webhook-silent')
  await approved('unheard')
  expect(await kinds()).toContain('webhook-silent')
})

test('what cannot be believed, handled or delivered is named', async () => {
  await db().$executeRaw`
    insert into webhook_refusals (day, reason, count, last_at) values (shop_day(teiki_now()), 'bad-signature', 3, teiki_now())`
  await db().$executeRaw`
    insert into events (id, type, subject, test, status, parked_because, occurred_at, signed_at, received_at, last_received_at)
    values ('evt_test_odd', 'odd.one', '-', true, 'parked', 'unknown-type', teiki_now(), teiki_now(), teiki_now(), teiki_now()),
      ('evt_live_odd', 'odd.one', '-', false, 'parked', 'other-mode', teiki_now(), teiki_now(), teiki_now(), teiki_now())`
  await db().$executeRaw`
    insert into emails (id, kind, cause, status, reason, created_at)
    values ('ntc_doubt', 'payment-method-changed', 'x', 'unknown', 'lost', teiki_now()),
      ('ntc_refused', 'payment-method-changed', 'y', 'dropped', 'refused by the mail server', teiki_now()),
      ('ntc_erased', 'payment-method-changed', 'z', 'dropped', 'erased', teiki_now()),
      ('ntc_untrue', 'payment-reminder', 'y', 'dropped', 'obsolete', teiki_now())`
  await db().$executeRaw`update webhook_secrets set ends_at = teiki_now()`
  // How many cycles the clock was moved past above depends on the day that the test runs on.
  const found = (await listAttentionItems()).filter(({ kind }) => kind !== 'order-skipped')
  expect(found.map(({ kind, count }) => `${kind} ${count}`)).toEqual([
    'webhook-missing null',
    'webhook-refused 3',
    'event-parked 1',
    'mail-failed 2',
  ])
  const { rows } = await listEmails({ tab: 'undelivered', cursor: null })
  const ids = rows.map(({ id }) => id)
  expect(ids.slice(0, 2).sort()).toEqual(['ntc_doubt', 'ntc_refused'])
  expect(ids).not.toContain('ntc_erased')
  expect(ids).not.toContain('ntc_untrue')
  expect((await getMailHealth()).unsent).toBe(2)
  await db().$executeRaw`update webhook_secrets set ends_at = null`
})

test.each([
  ['drip', 1, 2480],
  ['seasons', 3, 7800],
])('each order of %s that is still to come falls due once', async (slug, count, minor) => {
  // A day that every month has.
  const { today: now } = await getMetrics()
  await advanceClock(now.until(now.with({ day: 5 }).add({ months: 1 })).days * day)
  await saveMetrics()
  const before = await getMetrics()
  const signupId = await draftOf(`due-${slug}`, {}, slug)
  await confirm(signupId, `due-${slug}`)
  const second = (await retrySignup(signupId, `due-${slug}`, 'bank_transfer')) ?? ''
  await confirm(second, `due-${slug}`)
  await saveMetrics()
  const { dueWeeks, dueIn30, today } = await getMetrics()
  const days = [0, 1, 2, 3].map((n) => today.until(today.add({ months: n * count })).days)
  const sumOf = (from: number, to: number) =>
    days.filter((one) => one >= from && one < to).length * minor
  expect(
    dueWeeks.map(({ due }, week) => due.minor - (before.dueWeeks[week]?.due.minor ?? 0)),
  ).toEqual(dueWeeks.map((_, week) => sumOf(week * 7, week * 7 + 7)))
  expect(dueIn30.minor - before.dueIn30.minor).toBe(sumOf(0, 30))
})

test('the weeks of the metrics add up', async () => {
  await approved('sum')
  await draftOf('summed')
  const { signupsIn28, signupWeeks, tokenWeeks, activeSubscriptions } = await getMetrics()
  expect(signupsIn28).toMatchObject({ completed: 1, draft: 1, abandoned: 0 })
  expect(signupWeeks).toHaveLength(12)
  expect(signupWeeks.at(-1)?.stages).toMatchObject({ completed: 1, draft: 1 })
  const now = tokenWeeks.at(-1)?.states
  expect(now?.active).toBe(await db().token.count({ where: { status: 'active' } }))
  expect(now?.rejected).toBe(await db().token.count({ where: { status: 'rejected' } }))
  expect(activeSubscriptions).toBe(await db().subscription.count({ where: { status: 'active' } }))
})
