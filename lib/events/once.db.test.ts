import { beforeEach, describe, expect, test } from 'vitest'
import { seal } from '#lib/crypto.ts'
import { db } from '#lib/db/client.ts'
import { sendEmails } from '#lib/emails/send-emails.ts'
import { env } from '#lib/env.ts'
import { drain } from '#lib/jobs/drain.ts'
import { runSweep } from '#lib/jobs/run-sweep.ts'
import { until } from '#lib/sandbox/testing.ts'
import { advanceClock, redirected } from '#lib/signups/testing.ts'
import { control, decide, moveToken, sessionsOf } from '#lib/signups/testing-smartpay.ts'
import { processEvents } from './process-events.ts'
import { receiveEvent } from './receive-event.ts'
import {
  deliveryOf,
  endpoint,
  listEvents,
  refusals,
  requestOf,
  type SentEvent,
  withWebhooks,
} from './testing.ts'

withWebhooks()

beforeEach(() => db().event.deleteMany({}))

async function eventOf(token: string, type: string): Promise<SentEvent> {
  const events = await listEvents()
  const found = events.find(
    ({ eventData }) => eventData.type === type && eventData.data.id === token,
  )
  if (!found) throw new Error(`No ${type}`)
  return found
}

async function tokenOf(signupId: string): Promise<string> {
  const [session] = await sessionsOf(signupId)
  return session?.token ?? ''
}

/** How often Smartpay was asked for this token. */
async function looksAt(token: string): Promise<number> {
  const { requests } = await control('ledger', 'GET')
  return requests.filter((one: { path: string }) => one.path === `/v1/tokens/${token}`).length
}

test('the same event on 50 connections at once is kept and worked on once', async () => {
  await control('webhooks', 'PUT', { dropAll: true })
  const { signupId, tokenId } = await redirected('fifty')
  await decide(signupId, 'approve')
  const token = await tokenOf(signupId)
  const ours = await endpoint()
  const delivery = deliveryOf(await eventOf(token, 'token.approved'), ours)
  const answers = await Promise.all(
    Array.from({ length: 50 }, () => fetch(requestOf(delivery, ours.url))),
  )
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
  await Promise.all(Array.from({ length: 8 }, () => processEvents()))
  await Promise.all([drain(), ...Array.from({ length: 8 }, () => sendEmails())])

  expect(await db().event.findMany()).toMatchObject([
    { id: delivery.eventId, status: 'processed', deliveries: 50, attempts: 1 },
  ])
  expect(await looksAt(token)).toBe(1)
  const history = await db().tokenHistory.findMany({ where: { tokenId }, orderBy: { id: 'asc' } })
  expect(history.map(({ to, actor }) => [to, actor])).toEqual([
    ['requires_authorization', 'smartpay'],
    ['active', 'webhook'],
  ])
  expect(await db().email.findMany({ where: { cause: signupId } })).toMatchObject([
    { kind: 'signup-completed', status: 'sent' },
  ])
  const mails = await db().mailboxMail.findMany({ where: { recipient: 'fifty@example.jp' } })
  const kinds = mails.map(({ kind }) => kind)
  expect(kinds.filter((kind) => kind === 'signup-completed')).toHaveLength(1)
  // A receipt where that one went out before the first order was charged.
  expect(kinds.filter((kind) => kind !== 'signup-completed').length).toBeLessThanOrEqual(1)
})

test('of eight workers at once, one takes each event', async () => {
  await control('webhooks', 'PUT', { dropAll: true })
  const { signupId } = await redirected('eight')
  await decide(signupId, 'approve')
  const approved = await eventOf(await tokenOf(signupId), 'token.approved')
  const ours = await endpoint()
  for (let count = 0; count < 150; count += 1)
    await receiveEvent(deliveryOf({ ...approved, id: `evt_test_eight${count}` }, ours))
  await Promise.all(Array.from({ length: 8 }, () => processEvents()))
  expect(await db().event.groupBy({ by: ['status', 'attempts'], _count: true })).toEqual([
    { status: 'processed', attempts: 1, _count: 150 },
  ])
})

describe('a day with the wrong secret', () => {
  /** What the shop keeps as the endpoint's secret. */
  async function keepSecret(secret: string): Promise<void> {
    const { id } = await db().webhookSecret.findFirstOrThrow()
    const sealedSecret = seal(env().appSecret, `webhook:${id}`, secret)
    await db().webhookSecret.update({ where: { id }, data: { sealedSecret } })
  }

  /** Both clocks; then whatever was due has been sent and answered. */
  async function pass(ms: number): Promise<void> {
    await advanceClock(ms)
    await control('clock', 'PUT', { advanceMs: ms })
    const { now } = await control('clock', 'GET')
    await until(async () => {
      const waiting = await control('deliveries?status=pending', 'GET')
      return waiting.every((one: { nextAttemptAt: number }) => one.nextAttemptAt > now)
    })
  }

  const attempts = async () =>
    (await control('deliveries', 'GET')).flatMap((one: { attempts: object[] }) => one.attempts)

  test('refuses and counts all, and everything settles under the right one', async () => {
    await control('webhooks', 'PUT', { dropAll: false })
    await db().webhookRefusal.deleteMany({})
    await keepSecret('notTheSecretOfAnybody0123456789ABCDEFGHI')
    const signups = await Promise.all(
      ['agreed', 'declined', 'turnedoff'].map((browser) => redirected(browser)),
    )
    const [agreed, declined, turnedOff] = signups.map(({ signupId }) => signupId)
    await decide(agreed ?? '', 'approve')
    await decide(declined ?? '', 'reject')
    await decide(turnedOff ?? '', 'approve')
    await moveToken(await tokenOf(turnedOff ?? ''), 'disable')
    for (const ms of [0, 5_000, 30_000, 120_000, 600_000, 3_600_000, 21_600_000]) await pass(ms)
    expect(await db().event.count()).toBe(0)
    expect(await refusals()).toEqual({ 'bad-signature': (await attempts()).length })
    expect((await attempts()).length).toBe(7 * 7)

    await keepSecret((await endpoint()).signingSecret)
    await pass(24 * 3_600_000)
    expect(await control('deliveries?status=failed', 'GET')).toEqual([])
    await processEvents()
    expect(await db().event.groupBy({ by: ['status'], _count: true })).toEqual([
      { status: 'processed', _count: 7 },
    ])
    const tokens = await Promise.all(
      signups.map(({ tokenId }) => db().token.findUniqueOrThrow({ where: { id: tokenId } })),
    )
    expect(tokens.map(({ status }) => status)).toEqual(['active', 'rejected', 'disabled'])
    await runSweep()
    const mails = await db().mailboxMail.findMany({
      where: { recipient: { in: ['agreed@example.jp', 'declined@example.jp'] } },
    })
    expect(mails.map(({ kind, recipient }) => [kind, recipient])).toEqual([
      ['signup-completed', 'agreed@example.jp'],
      ['order-paid', 'agreed@example.jp'],
    ])
  })
})

test('a batch of events that nobody knows holds up none of those behind it', async () => {
  await control('webhooks', 'PUT', { dropAll: true })
  const { signupId } = await redirected('behind')
  await decide(signupId, 'approve')
  await db().event.deleteMany({})
  const approved = await eventOf(await tokenOf(signupId), 'token.approved')
  await receiveEvent(deliveryOf(approved, await endpoint()))
  await db().$executeRaw`
    insert into events (id, type, subject, test, occurred_at, signed_at, received_at, last_received_at, next_try_at)
    select 'evt_test_' || n, 'invoice.created', 'invoice_test_' || n, true, teiki_now(), teiki_now(), teiki_now(),
      teiki_now(), teiki_now() - interval '1 hour' from generate_series(1, 85) n`
  expect(await processEvents()).toEqual({ processed: 1, waiting: 0, parked: 85, end: 'empty' })
})

test('a silent Smartpay ends the run', async () => {
  await control('webhooks', 'PUT', { dropAll: true })
  const { signupId } = await redirected('hushed')
  await decide(signupId, 'approve')
  await db().event.deleteMany({})
  const approved = await eventOf(await tokenOf(signupId), 'token.approved')
  await receiveEvent(deliveryOf(approved, await endpoint()))
  await db().$executeRaw`update events set next_try_at = teiki_now() - interval '2 hours'`
  await db().$executeRaw`
    insert into events (id, type, subject, test, occurred_at, signed_at, received_at, last_received_at, next_try_at)
    select 'evt_test_' || n, 'invoice.created', 'invoice_test_' || n, true, teiki_now(), teiki_now(), teiki_now(),
      teiki_now(), teiki_now() - interval '1 hour' from generate_series(1, 85) n`
  await control('faults', 'POST', { kind: 'outage', times: 100 })
  expect(await processEvents()).toMatchObject({ processed: 0, waiting: 1, end: 'silent' })
  await control('faults', 'DELETE')
})
