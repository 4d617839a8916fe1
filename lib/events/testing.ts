import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll } from 'vitest'
import { db } from '#lib/db/client.ts'
import { sign } from '#lib/sandbox/webhooks/signature.ts'
import { control, withSmartpay } from '#lib/signups/testing-smartpay.ts'
import type { Delivery } from './delivery.ts'
import { receiveRequest } from './receive-request.ts'
import { registerWebhook } from './register-webhook.ts'
import { received } from './testing-received.ts'

const server = createServer(async (incoming, answer) => {
  const { ok } = await receiveRequest(await received(incoming))
  answer.writeHead(ok ? 200 : 400).end()
})

/**
 * The demo shop and a Smartpay that sends it events over HTTP. They are kept and not worked on: each test
 * says when.
 */
export function withWebhooks(): void {
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    process.env.APP_URL = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })
  withSmartpay()
  beforeAll(async () => {
    const registered = await registerWebhook({ rotate: false })
    if (!registered.ok) throw new Error(`Not registered: ${registered.reason.kind}`)
  })
  afterAll(() => {
    server.close()
    server.closeAllConnections()
  })
}

export type SentEvent = {
  id: string
  createdAt: number
  test: boolean
  eventData: { type: string; data: { id: string } }
}

/** What Smartpay sent or would have sent, oldest first. */
export async function listEvents(): Promise<SentEvent[]> {
  const { events } = await control('ledger', 'GET')
  return Object.values<SentEvent>(events)
}

export type Endpoint = { id: string; url: string; signingSecret: string }

/** The endpoint at Smartpay, with the secret that only Smartpay and the shop know. */
export async function endpoint(): Promise<Endpoint> {
  const { webhookEndpoints } = await control('ledger', 'GET')
  const [found] = Object.values<Endpoint>(webhookEndpoints)
  if (!found) throw new Error('No endpoint')
  return found
}

/** A genuine delivery, signed as Smartpay does. */
export function deliveryOf(
  event: SentEvent,
  { id, signingSecret }: Endpoint,
  at = event.createdAt,
) {
  const text = JSON.stringify(event)
  return {
    signature: sign(signingSecret, at, text),
    timestamp: String(at),
    endpointId: id,
    eventId: event.id,
    body: Buffer.from(text),
  } satisfies Delivery
}

/** The same as a request of HTTP. */
export function requestOf({ body, ...delivery }: Delivery, url = 'http://shop.test/'): Request {
  const headers = {
    'smartpay-signature': delivery.signature,
    'smartpay-signature-timestamp': delivery.timestamp,
    'smartpay-subscription-id': delivery.endpointId,
    'smartpay-event-id': delivery.eventId,
  }
  const given = Object.entries(headers).filter((header): header is [string, string] => !!header[1])
  return new Request(url, { method: 'POST', headers: given, body: Buffer.from(body) })
}

/** How many were turned away so far, by reason. */
export async function refusals(): Promise<Record<string, number>> {
  const rows = await db().webhookRefusal.groupBy({ by: ['reason'], _sum: { count: true } })
  return Object.fromEntries(rows.map(({ reason, _sum }) => [reason, _sum.count ?? 0]))
}
