import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { POST } from '#app/api/webhooks/smartpay/route.ts'
import { db } from '#lib/db/client.ts'
import { redirected } from '#lib/signups/testing.ts'
import { control, decide } from '#lib/signups/testing-smartpay.ts'
import { switchKey, usualKey, withUsualKey } from '#lib/smartpay-account/testing.ts'
import { processEvents } from './process-events.ts'
import { getWebhookHealth } from './queries.ts'
import { receiveEvent } from './receive-event.ts'
import { receiveRequest } from './receive-request.ts'
import {
  deliveryOf,
  type Endpoint,
  endpoint,
  listEvents,
  refusals,
  requestOf,
  type SentEvent,
  withWebhooks,
} from './testing.ts'
import { forgeries } from './testing-forgeries.ts'

process.env.CLIENT_IP_HEADER = 'x-forwarded-for'
withWebhooks()

const day = 24 * 3_600_000

let ours: Endpoint
let event: SentEvent
let other: SentEvent

beforeAll(async () => {
  await control('webhooks', 'PUT', { dropAll: true })
  const { signupId } = await redirected('forged')
  await decide(signupId, 'approve')
  ours = await endpoint()
  const [created, approved] = await listEvents()
  if (!created || !approved) throw new Error('No events')
  ;[other, event] = [created, approved]
})

beforeEach(async () => {
  await db().event.deleteMany({})
  await db().webhookRefusal.deleteMany({})
})

describe('a delivery that is not believed', () => {
  test.each(forgeries)('%s', async (_name, reason, forge) => {
    const answer = await POST(requestOf(forge(event, ours, other)))
    expect(answer.status).toBe(400)
    expect(await answer.json()).toEqual({ error: 'not-believed' })
    expect(await refusals()).toEqual({ [reason]: 1 })
    expect(await db().event.count()).toBe(0)
  })

  test('changes nothing of the genuine one that came before', async () => {
    await receiveEvent(deliveryOf(event, ours))
    const before = await db().event.findMany()
    for (const [, , forge] of forgeries) await receiveEvent(forge(event, ours, other))
    expect(await db().event.findMany()).toEqual(before)
  })
})

describe('a body of 10 MB', () => {
  const body = Buffer.alloc(10_000_000, 'x')

  test('is turned away before it is read', async () => {
    const request = requestOf({ ...deliveryOf(event, ours), body })
    request.headers.set('content-length', String(body.length))
    expect((await POST(request)).status).toBe(413)
    expect(request.bodyUsed).toBe(false)
    expect(await refusals()).toEqual({ 'too-large': 1 })
  })

  test('is no longer read once it is too long, whatever its header says', async () => {
    let pulled = 0
    const endless = new ReadableStream({
      pull(controller) {
        pulled += 1
        controller.enqueue(body.subarray(0, 64 * 1024))
      },
    })
    const { headers } = requestOf(deliveryOf(event, ours))
    const init = { method: 'POST', headers, body: endless, duplex: 'half' }
    expect((await POST(new Request('http://shop.test/', init))).status).toBe(413)
    expect(pulled).toBeLessThan(10)
    expect(await refusals()).toEqual({ 'too-large': 1 })
    expect(await db().event.count()).toBe(0)
  })
})

describe('a genuine delivery from another time', () => {
  const parkedAs = (at: number) => receiveEvent(deliveryOf(event, ours, at))

  test.each([
    ['just young enough', -3 * day + 60_000, 'kept', null],
    ['older than 3 days', -3 * day - 60_000, 'parked', 'too-old'],
    ['hardly ahead', 30_000, 'kept', null],
    ['from the future', 120_000, 'parked', 'from-the-future'],
  ])('%s', async (_name, awayMs, outcome, because) => {
    expect(await parkedAs(event.createdAt + awayMs)).toEqual({ ok: true, value: outcome })
    expect(await db().event.findMany()).toMatchObject([{ id: event.id, parkedBecause: because }])
    expect(await getWebhookHealth()).toMatchObject({
      parked: because ? 1 : 0,
      waiting: because ? 0 : 1,
      refusedInADay: 0,
    })
  })

  test('counts once it comes again in time', async () => {
    await parkedAs(event.createdAt - 4 * day)
    await parkedAs(event.createdAt)
    await parkedAs(event.createdAt - 4 * day)
    expect(await db().event.findMany()).toMatchObject([
      { status: 'received', parkedBecause: null, deliveries: 3 },
    ])
  })
})

describe('a genuine event while a deployment runs with the other mode’s key', () => {
  withUsualKey()

  test('waits for the right key', async () => {
    switchKey('sk_live_another')
    expect(await receiveEvent(deliveryOf(event, ours))).toEqual({ ok: true, value: 'kept' })
    expect(await processEvents()).toMatchObject({ end: 'other-mode' })
    switchKey(usualKey)
    expect(await processEvents()).toMatchObject({ end: 'empty' })
    expect(await db().event.findMany()).toMatchObject([{ id: event.id, status: 'processed' }])
  })
})

describe('a genuine event of a shape that nobody knows', () => {
  test.each([
    ['a new type', { type: 'token.approved.v2', version: '9', data: { id: 'whatever-1' } }],
    ['an object without an id', { type: 'payout.paid', version: '1', data: {} }],
    ['nothing inside', null],
  ])('%s is parked and not lost', async (_name, eventData) => {
    const strange = { ...event, eventData } as SentEvent
    expect((await receiveEvent(deliveryOf(strange, ours))).ok).toBe(true)
    await processEvents()
    expect(await db().event.findMany()).toMatchObject([
      { id: event.id, status: 'parked', parkedBecause: 'unknown-type' },
    ])
  })
})

describe('who guesses too often', () => {
  const from = (address: string, headers: Record<string, string> = {}) => {
    const [first] = forgeries
    if (!first) throw new Error('No forgery')
    const request = requestOf(first[2](event, ours, other))
    request.headers.set('x-forwarded-for', address)
    for (const [name, value] of Object.entries(headers)) request.headers.set(name, value)
    return POST(request)
  }

  beforeEach(() => db().rateLimit.deleteMany({}))

  test('is not listened to, and shuts out nobody whose address they write', async () => {
    for (let guess = 0; guess <= 300; guess += 1)
      await from('203.0.113.8, 203.0.113.7', { 'x-real-ip': '203.0.113.8' })
    expect((await from('203.0.113.7')).status).toBe(429)
    expect((await from('203.0.113.8')).status).toBe(400)
  })

  test('shuts nobody out where visitors cannot be told apart', async () => {
    for (let guess = 0; guess <= 300; guess += 1) await from('nonsense')
    expect((await from('other nonsense')).status).toBe(400)
    const request = requestOf(deliveryOf(event, ours))
    request.headers.set('x-forwarded-for', 'more nonsense')
    expect(await receiveRequest(request)).toMatchObject({ ok: true })
  })
})
