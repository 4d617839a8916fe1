import { expect, test } from 'vitest'
import { db } from '#lib/db/client.ts'
import { until } from '#lib/sandbox/testing.ts'
import { retrySignup } from '#lib/signups/retry-signup.ts'
import { sweepSignups } from '#lib/signups/sweep-signups.ts'
import { advanceClock, confirm, draftOf, redirected } from '#lib/signups/testing.ts'
import { control, decide, sessionsOf, withSmartpay } from '#lib/signups/testing-smartpay.ts'
import { readTokenPage } from '#lib/smartpay/token-page.ts'
import {
  activateWebhookEndpoint,
  createWebhookEndpoint,
  deleteWebhookEndpoint,
  getWebhookEndpoint,
  listWebhookEndpoints,
} from '#lib/smartpay/webhook-endpoints.ts'
import { settleToken } from '#lib/tokens/settle-token.ts'
import { startStub } from './testing-stub.ts'

withSmartpay()

/** Longer than the longest deadline of ours, which is 8 seconds, and the beginning of a second try. */
const silentMs = 12_000

type Request = { fault?: string; path: string; method: string }

async function endpointAt(url: string): Promise<string> {
  const made = await createWebhookEndpoint(url, `key_${url}`)
  if (!made.ok) throw new Error(`No endpoint: ${made.reason.kind}`)
  return made.value.id
}

/** At Smartpay, deleted ones too. */
async function endpointsAt(url: string): Promise<{ active: boolean; deletedAt?: number }[]> {
  const { webhookEndpoints } = await control('ledger', 'GET')
  const all = Object.values<{ url: string; active: boolean; deletedAt?: number }>(webhookEndpoints)
  return all.filter((endpoint) => endpoint.url === url)
}

async function stateOf(signupId: string) {
  const [sessions, signup] = await Promise.all([
    sessionsOf(signupId),
    db().signup.findUniqueOrThrow({ where: { id: signupId }, select: { status: true } }),
  ])
  return { sessions: sessions.length, status: signup.status }
}

/** All calls of the client at once: each waits for its deadline. */
test.each([
  ['before it is done', 'delay', 'conflict', null],
  ['after it is done', 'commit-then-timeout', null, 'not-found'],
])(
  'silence of every call %s',
  async (_name, kind, ofCreate, ofDelete) => {
    const name = `https://shop.example/${kind}`
    const signupId = await draftOf(kind)
    const waiting = await redirected(`${kind}-waiting`)
    await decide(waiting.signupId, 'approve')
    const [read, off, gone] = await Promise.all(
      ['read', 'off', 'gone'].map((one) => endpointAt(`${name}/${one}`)),
    )
    const [session] = await sessionsOf(waiting.signupId)
    for (const [method, path] of [
      ['POST', '/checkout-sessions'],
      ['GET', `/tokens/${session?.token}`],
      ['GET', '/tokens'],
      ['GET', `/webhook-endpoints/${read}`],
      ['GET', '/webhook-endpoints'],
      ['POST', '/webhook-endpoints'],
      ['PATCH', '/webhook-endpoints'],
      ['DELETE', '/webhook-endpoints'],
    ])
      await control('faults', 'POST', { kind, delayMs: silentMs, method, path })
    const create = () => createWebhookEndpoint(`${name}/made`, `key_${kind}`)
    const [confirmed, created, deleted, ...others] = await Promise.all([
      confirm(signupId, kind),
      create(),
      deleteWebhookEndpoint(gone ?? ''),
      settleToken(waiting.tokenId, 'sweep'),
      readTokenPage(null),
      getWebhookEndpoint(read ?? ''),
      listWebhookEndpoints(),
      activateWebhookEndpoint(off ?? ''),
    ])
    expect(confirmed).toEqual({ ok: false, reason: 'unavailable' })
    expect(created.ok ? null : created.reason.kind).toBe(ofCreate)
    expect(deleted.ok ? null : deleted.reason.kind).toBe(ofDelete)
    expect(others.map(({ ok }) => ok)).toEqual([true, true, true, true, true])
    await until(async () => {
      const { requests } = await control('ledger', 'GET')
      return requests.filter(({ fault }: Request) => fault === kind).length === 8
    })

    await advanceClock(60_000)
    await sweepSignups()
    expect(await create()).toMatchObject({ ok: true })
    expect(await stateOf(signupId)).toEqual({ sessions: 1, status: 'redirected' })
    expect(await stateOf(waiting.signupId)).toEqual({ sessions: 1, status: 'completed' })
    expect(await endpointsAt(`${name}/made`)).toHaveLength(1)
    expect(await endpointsAt(`${name}/off`)).toMatchObject([{ active: true }])
    expect(await endpointsAt(`${name}/gone`)).toMatchObject([{ deletedAt: expect.any(Number) }])
  },
  60_000,
)

test('a rate limit slows signups down and loses none', async () => {
  const browsers = Array.from({ length: 12 }, (_, index) => `limited${index}`)
  const signups = await Promise.all(browsers.map((browser) => draftOf(browser)))
  const path = '/checkout-sessions'
  await control('faults', 'POST', { kind: 'rate-limit', perSecond: 1, method: 'POST', path })
  const results = await Promise.all(signups.map((id, index) => confirm(id, browsers[index] ?? '')))
  const reasons = results.map((result) => (result.ok ? 'ok' : result.reason))
  expect(new Set(reasons)).toEqual(new Set(['ok', 'busy']))
  const states = () => Promise.all(signups.map(stateOf))
  for (let round = 0; round < 15; round += 1) {
    await control('clock', 'PUT', { advanceMs: 2_000 })
    await advanceClock(15 * 60_000)
    await sweepSignups()
  }
  expect(await states()).toEqual(signups.map(() => ({ sessions: 1, status: 'redirected' })))
})

test('an outage of an hour is waited for', async () => {
  const signupId = await draftOf('outage')
  const waiting = await redirected('outage-waiting')
  await decide(waiting.signupId, 'approve')
  const { now } = await control('clock', 'GET')
  await control('faults', 'POST', { kind: 'outage', until: now + 3_600_000 })
  expect(await confirm(signupId, 'outage')).toEqual({ ok: false, reason: 'unavailable' })
  for (const minutes of [1, 10, 30]) {
    await advanceClock(minutes * 60_000)
    await sweepSignups()
  }
  expect(await stateOf(signupId)).toEqual({ sessions: 0, status: 'submitting' })
  expect(await stateOf(waiting.signupId)).toEqual({ sessions: 1, status: 'redirected' })
  await control('clock', 'PUT', { advanceMs: 3_600_001 })
  await advanceClock(3_600_001)
  await sweepSignups()
  expect(await stateOf(signupId)).toEqual({ sessions: 1, status: 'redirected' })
  expect(await stateOf(waiting.signupId)).toEqual({ sessions: 1, status: 'completed' })
})

test('an hour in which Smartpay takes connections and says nothing is waited for', async () => {
  const signupId = await draftOf('hushed')
  const waiting = await redirected('hushed-waiting')
  await decide(waiting.signupId, 'approve')
  const stub = await startStub()
  stub.silent = true
  expect(await confirm(signupId, 'hushed')).toEqual({ ok: false, reason: 'unavailable' })
  for (const minutes of [1, 10, 50]) {
    await advanceClock(minutes * 60_000)
    expect(await sweepSignups()).toMatchObject({ end: 'silent' })
  }
  expect(await stateOf(signupId)).toEqual({ sessions: 0, status: 'submitting' })
  expect(await stateOf(waiting.signupId)).toEqual({ sessions: 1, status: 'redirected' })
  await stub.close()
  await advanceClock(60 * 60_000)
  expect(await sweepSignups()).toMatchObject({ failed: 0, end: 'empty' })
  expect(await stateOf(signupId)).toEqual({ sessions: 1, status: 'redirected' })
  expect(await stateOf(waiting.signupId)).toEqual({ sessions: 1, status: 'completed' })
})

test('a session at a foreign address is never recorded, and a new one takes its place', async () => {
  const signupId = await draftOf('foreign')
  await control('faults', 'POST', { kind: 'other-host', method: 'POST' })
  expect(await confirm(signupId, 'foreign')).toEqual({ ok: false, reason: 'untrusted-address' })
  expect(await db().token.count({ where: { signupId } })).toBe(0)
  const next = (await retrySignup(signupId, 'foreign')) ?? ''
  expect(await confirm(next, 'foreign')).toMatchObject({ ok: true })
  expect(await stateOf(signupId)).toEqual({ sessions: 1, status: 'rejected' })
  expect(await stateOf(next)).toEqual({ sessions: 1, status: 'redirected' })
})
