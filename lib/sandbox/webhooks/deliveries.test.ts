import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { startSandbox } from '../server.ts'
import {
  activeToken,
  control,
  createSession,
  openSandbox,
  placeOrder,
  readLedger,
  send,
  until,
} from '../testing.ts'
import type { Delivery } from './delivery.ts'
import { sign } from './signature.ts'
import { openReceiver, subscribe } from './testing-receiver.ts'

async function deliveriesOf(origin: string, query = ''): Promise<Delivery[]> {
  return (await control<Delivery[]>(origin, 'GET', `deliveries${query}`)).json
}

/** Until as many attempts of the first delivery are noted. */
function untilTried(origin: string, attempts: number): Promise<Delivery> {
  return until(async () => {
    const delivery = (await deliveriesOf(origin)).at(-1)
    return delivery && delivery.attempts.length >= attempts && delivery
  })
}

function advance(origin: string, advanceMs: number) {
  return control(origin, 'PUT', 'clock', { advanceMs })
}

describe('a delivery', () => {
  test('is signed over its own time and body', async () => {
    const origin = await openSandbox()
    const receiver = await openReceiver()
    const endpoint = await subscribe(origin, { url: receiver.url })
    const { token } = await createSession(origin)
    const [delivered] = await receiver.untilDelivered(1)
    const headers = delivered?.headers ?? {}
    const timestamp = Number(headers['smartpay-signature-timestamp'])
    expect(headers).toMatchObject({
      'content-type': 'application/json',
      'smartpay-signature': sign(endpoint.signingSecret, timestamp, delivered?.body ?? ''),
      'smartpay-subscription-id': endpoint.id,
      'smartpay-event-id': delivered?.id,
    })
    expect(JSON.parse(delivered?.body ?? '')).toEqual({
      id: expect.stringMatching(/^evt_test_[0-9A-Za-z]{22}$/),
      object: 'event',
      createdAt: expect.any(Number),
      test: true,
      eventData: { type: 'token.created', version: '2022-02-18', data: token },
    })
    const { attempts, ...delivery } = await untilTried(origin, 1)
    expect(delivery).toMatchObject({ status: 'delivered', nextAttemptAt: null })
    expect(attempts).toMatchObject([{ at: timestamp, status: 200, answer: 'answer 200' }])
  })

  test('carries plain objects', async () => {
    const origin = await openSandbox()
    const receiver = await openReceiver()
    const eventSubscriptions = ['order.authorized', 'payment.created', 'token.used']
    await subscribe(origin, { url: receiver.url, eventSubscriptions })
    const order = await placeOrder(origin)
    const bodies = (await receiver.untilDelivered(3)).map(({ body }) => JSON.parse(body).eventData)
    const dataOf = (type: string) => bodies.find((one) => one.type === type)?.data
    const [payment] = order.payments
    expect(dataOf('order.authorized')).toEqual({
      ...order,
      payments: [payment?.id],
      lineItems: order.lineItems.map(({ id }) => id),
    })
    expect(dataOf('payment.created')).toEqual(payment)
    expect(dataOf('token.used')).toMatchObject({ object: 'token', status: 'active' })
  })

  test('is tried again on the clock, and then given up', async () => {
    const origin = await openSandbox({ now: () => 1_700_000_000_000 })
    const statuses = [500, 404, 302, 400, 503, 500, 500, 500]
    const receiver = await openReceiver([...statuses])
    await subscribe(origin, { url: receiver.url })
    await createSession(origin)
    const waits = [5, 30, 120, 600, 3_600, 21_600, 86_400].map((seconds) => seconds * 1_000)
    for (const [index, wait] of waits.entries()) {
      const { status, nextAttemptAt, attempts } = await untilTried(origin, index + 1)
      expect(status).toBe('pending')
      expect((nextAttemptAt ?? 0) - (attempts.at(-1)?.at ?? 0)).toBe(wait)
      await advance(origin, wait - 1)
      await deliveriesOf(origin)
      expect(receiver.delivered).toHaveLength(index + 1)
      await advance(origin, 1)
    }
    const { status, nextAttemptAt, attempts } = await untilTried(origin, 8)
    expect([status, nextAttemptAt]).toEqual(['failed', null])
    expect(attempts.map((attempt) => attempt.status)).toEqual(statuses)
    expect(new Set(attempts.map(({ signature }) => signature)).size).toBe(8)
    expect(new Set(receiver.delivered.map(({ id }) => id)).size).toBe(1)
  })

  test('ends with the first success', async () => {
    const origin = await openSandbox()
    const receiver = await openReceiver([400, 400, 204])
    await subscribe(origin, { url: receiver.url })
    await createSession(origin)
    await untilTried(origin, 1)
    await advance(origin, 5_000)
    await untilTried(origin, 2)
    await advance(origin, 30_000)
    expect(await untilTried(origin, 3)).toMatchObject({ status: 'delivered', nextAttemptAt: null })
  })

  test('notes why nobody answered', async () => {
    const origin = await openSandbox()
    const receiver = await openReceiver([(response) => response.socket?.destroy()])
    await subscribe(origin, { url: 'http://127.0.0.1:1/' })
    await subscribe(origin, { url: receiver.url })
    await createSession(origin)
    const tried = await until(async () => {
      const all = await deliveriesOf(origin)
      return all.every(({ attempts }) => attempts.length === 1) && all.length === 2 && all
    })
    const errors = tried.map(({ attempts }) => attempts[0]?.error)
    expect(errors.every((error) => error !== undefined && error !== 'fetch failed')).toBe(true)
    expect(tried.map(({ status }) => status)).toEqual(['pending', 'pending'])
  })

  test('goes to active endpoints of the same mode that asked for it', async () => {
    const origin = await openSandbox()
    const all = await openReceiver()
    const { url } = all
    await subscribe(origin, { url })
    await subscribe(origin, { url, eventSubscriptions: ['token.approved'] })
    await subscribe(origin, { url }, 'sk_live_a')
    const inactive = await subscribe(origin, { url })
    const deleted = await subscribe(origin, { url })
    const address = (id: string) => `${origin}/v1/webhook-endpoints/${id}`
    await send('PATCH', address(inactive.id), { body: { active: false } })
    await send('DELETE', address(deleted.id))
    await activeToken(origin)
    const delivered = await all.untilDelivered(3)
    const types = delivered.map(({ type }) => type).toSorted()
    expect(types).toEqual(['token.approved', 'token.approved', 'token.created'])
    expect(await deliveriesOf(origin)).toHaveLength(3)
  })

  test('is dropped when its endpoint is switched off meanwhile', async () => {
    const origin = await openSandbox()
    const receiver = await openReceiver([500])
    const { id } = await subscribe(origin, { url: receiver.url })
    await createSession(origin)
    await untilTried(origin, 1)
    await send('PATCH', `${origin}/v1/webhook-endpoints/${id}`, { body: { active: false } })
    await advance(origin, 5_000)
    await until(async () => (await deliveriesOf(origin, '?status=dropped')).length === 1)
    expect(receiver.delivered).toHaveLength(1)
  })

  test('is sent again on request', async () => {
    const origin = await openSandbox()
    const receiver = await openReceiver()
    await subscribe(origin, { url: receiver.url })
    await createSession(origin)
    const { id } = await untilTried(origin, 1)
    await control(origin, 'POST', `deliveries/${id}/again`)
    const [first, second] = await receiver.untilDelivered(2)
    expect(second?.body).toBe(first?.body)
    expect((await control(origin, 'POST', 'deliveries/delivery_test_1/again')).status).toBe(404)
  })

  test('survives a restart', async () => {
    const dataDir = mkdtempSync(path.join(os.tmpdir(), 'sandbox-webhooks-'))
    const first = await startSandbox({ port: 0, dataDir })
    const receiver = await openReceiver([500])
    await subscribe(first.origin, { url: receiver.url })
    await createSession(first.origin)
    await untilTried(first.origin, 1)
    await first.close()
    const origin = await openSandbox({ dataDir })
    await advance(origin, 5_000)
    expect(await untilTried(origin, 2)).toMatchObject({ status: 'delivered' })
    rmSync(dataDir, { recursive: true })
  })
})

describe('a switch', () => {
  test('sends each event several times', async () => {
    const origin = await openSandbox()
    const receiver = await openReceiver()
    await subscribe(origin, { url: receiver.url })
    const { json } = await control(origin, 'PUT', 'webhooks', { copies: 3 })
    expect(json).toMatchObject({ copies: 3, delayMs: 0, dropAll: false })
    await createSession(origin)
    const delivered = await receiver.untilDelivered(3)
    expect(new Set(delivered.map(({ id }) => id)).size).toBe(1)
    expect(await deliveriesOf(origin)).toHaveLength(3)
  })

  test('holds events back', async () => {
    const origin = await openSandbox()
    const receiver = await openReceiver()
    await subscribe(origin, { url: receiver.url })
    await control(origin, 'PUT', 'webhooks', { delayMs: 3_600_000 })
    await createSession(origin)
    await advance(origin, 3_500_000)
    expect(await deliveriesOf(origin, '?status=pending')).toHaveLength(1)
    expect(receiver.delivered).toEqual([])
    await advance(origin, 100_000)
    await receiver.untilDelivered(1)
  })

  test('lets events overtake each other', async () => {
    const origin = await openSandbox()
    const receiver = await openReceiver()
    await subscribe(origin, { url: receiver.url })
    await control(origin, 'PUT', 'webhooks', { shuffleMs: 3_600_000_000 })
    for (let count = 0; count < 20; count += 1) await createSession(origin)
    const made = Object.keys((await readLedger(origin)).events)
    while (receiver.delivered.length < 20) await advance(origin, 36_000_000)
    const order = receiver.delivered.map(({ id }) => id)
    expect(order).not.toEqual(made)
    expect(order.toSorted()).toEqual(made.toSorted())
  })

  test('drops the next, some, or all', async () => {
    const origin = await openSandbox()
    const receiver = await openReceiver()
    await subscribe(origin, { url: receiver.url })
    await control(origin, 'PUT', 'webhooks', { dropNext: 1, dropTypes: ['token.used'] })
    await placeOrder(origin)
    const delivered = await receiver.untilDelivered(3)
    expect(delivered.map(({ type }) => type).toSorted()).toEqual([
      'order.authorized',
      'payment.created',
      'token.approved',
    ])
    expect((await control(origin, 'GET', 'webhooks')).json).toMatchObject({ dropNext: 0 })
    await control(origin, 'PUT', 'webhooks', { dropAll: true })
    await placeOrder(origin)
    expect(await deliveriesOf(origin, '?status=dropped')).toHaveLength(7)
    expect(await deliveriesOf(origin, '?type=token.used&status=dropped')).toHaveLength(2)
  })

  test.each([{ copies: 0 }, { dropTypes: ['x'] }, { delayMs: -1 }, { drop: true }])(
    'is refused when nobody knows it: %j',
    async (body) => {
      const origin = await openSandbox()
      expect((await control(origin, 'PUT', 'webhooks', body)).status).toBe(400)
    },
  )
})
