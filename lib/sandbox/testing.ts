import { request } from 'node:http'
import { text } from 'node:stream/consumers'
import { afterEach } from 'vitest'
import type { Token } from './objects/token.ts'
import { type Sandbox, type SandboxOptions, startSandbox } from './server.ts'
import type { Delivery } from './webhooks/delivery.ts'

const opened: Sandbox[] = []

afterEach(async () => {
  for (const sandbox of opened.splice(0)) await sandbox.close()
})

/** The address of a sandbox on a free port, which is closed after the test. */
export async function openSandbox(options: Partial<SandboxOptions> = {}): Promise<string> {
  const sandbox = await startSandbox({ port: 0, ...options })
  opened.push(sandbox)
  return sandbox.origin
}

type Sent = { body?: unknown; key?: string; headers?: Record<string, string> }

type Answered<Body> = { status: number; headers: Headers; text: string; json: Body }

/** One call with a test key. A body that is not text is sent as JSON; `json` is null for other answers. */
export async function send<Body = Record<string, unknown>>(
  method: string,
  url: string,
  sent: Sent = {},
): Promise<Answered<Body>> {
  const { body, key = 'sk_test_tests', headers } = sent
  const answer = await fetch(url, {
    method,
    redirect: 'manual',
    headers: { authorization: `Basic ${key}`, ...headers },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
  const text = await answer.text()
  const isJson = answer.headers.get('content-type') === 'application/json'
  const json = isJson ? JSON.parse(text) : null
  return { status: answer.status, headers: answer.headers, text, json }
}

/** A form as a browser sends it, under any Host: `fetch` knows better than that. */
export function postAs(
  url: string,
  headers: Record<string, string>,
  form: Record<string, string> = {},
): Promise<{ status: number; location: string; text: string }> {
  return new Promise((resolve, reject) => {
    const type = { 'content-type': 'application/x-www-form-urlencoded' }
    const sent = request(
      url,
      { method: 'POST', headers: { ...type, ...headers } },
      async (answer) => {
        const { statusCode: status = 0, headers } = answer
        resolve({ status, location: headers.location ?? '', text: await text(answer) })
      },
    )
    sent.once('error', reject)
    sent.end(`${new URLSearchParams(form)}`)
  })
}

type TestSession = { id: string; url: string; token: Token }

export const sessionBody = {
  mode: 'token',
  tokenType: 'recurring',
  customerInfo: {},
  successUrl: 'https://shop.example/ok?a=1&b=%20#c',
  cancelUrl: 'https://shop.example/ng',
}

/** Creates a session; the answer must be one. */
export async function createSession(
  origin: string,
  body: Record<string, unknown> = {},
  sent: Omit<Sent, 'body'> = {},
): Promise<TestSession> {
  const all = { ...sent, body: { ...sessionBody, ...body } }
  const answer = await send<TestSession>('POST', `${origin}/v1/checkout-sessions`, all)
  if (answer.status !== 200) throw new Error(`No session: ${answer.text}`)
  return answer.json
}

/** Presses a button of the checkout page. */
export function press(url: string, outcome: string): Promise<Answered<null>> {
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  return send('POST', url, { headers, body: `outcome=${outcome}` })
}

export function approve(origin: string, tokenId: string): Promise<Answered<Token>> {
  return control(origin, 'POST', `tokens/${tokenId}/approve`)
}

/** A control call. */
export function control<Body = Record<string, unknown>>(
  origin: string,
  method: string,
  path: string,
  body?: unknown,
): Promise<Answered<Body>> {
  return send(method, `${origin}/_control/${path}`, { body })
}

/** The id of a token that can pay. */
export async function activeToken(origin: string, emailAddress?: string): Promise<string> {
  const { token } = await createSession(origin, { customerInfo: { emailAddress } })
  await approve(origin, token.id)
  return token.id
}

export const address = { line1: '1-2-3', locality: '港区', postalCode: '105-0001', country: 'JP' }

/** An order of 1,500 yen. */
export const orderTerms = {
  amount: 1_500,
  currency: 'JPY',
  items: [{ name: 'コーヒー豆', amount: 700, currency: 'JPY', quantity: 2 }],
  shippingInfo: { address, feeAmount: 100, feeCurrency: 'JPY' },
  customerInfo: {},
}

export type TestOrder = {
  id: string
  status: string
  amount: number
  payments: { id: string; amount: number; status: string }[]
  lineItems: { id: string; kind: string; amount: number }[]
  expiresAt?: number
  createdAt: number
  updatedAt: number
  discountAmount: number
}

export function postOrder(
  origin: string,
  body: Record<string, unknown>,
  sent: Omit<Sent, 'body'> = {},
): Promise<Answered<TestOrder>> {
  return send('POST', `${origin}/v1/orders`, { ...sent, body: { ...orderTerms, ...body } })
}

/** Creates an order with a fresh token; the answer must be one. */
export async function placeOrder(
  origin: string,
  body: Record<string, unknown> = {},
): Promise<TestOrder> {
  const token = body.token ?? (await activeToken(origin))
  const answer = await postOrder(origin, { token, ...body })
  if (answer.status !== 200) throw new Error(`No order: ${answer.text}`)
  return answer.json
}

type TestOrderSession = { id: string; url: string; order: TestOrder }

/** A session in order mode; the answer must be one. */
export async function createOrderSession(
  origin: string,
  body: Record<string, unknown> = {},
): Promise<TestOrderSession> {
  const { successUrl, cancelUrl } = sessionBody
  const url = `${origin}/v1/checkout-sessions`
  const all = { ...orderTerms, successUrl, cancelUrl, ...body }
  const answer = await send<TestOrderSession>('POST', url, { body: all })
  if (answer.status !== 200) throw new Error(`No session: ${answer.text}`)
  return answer.json
}

/** Looks again and again: every look is a call, so that others get their turn. */
export async function until<Value>(look: () => Promise<Value | undefined | false>): Promise<Value> {
  for (;;) {
    const found = await look()
    if (found) return found
  }
}

/** What the next calls meet; see faults.ts. */
export async function breakNext(origin: string, fault: Record<string, unknown>): Promise<void> {
  const { status, text } = await send('POST', `${origin}/_control/faults`, { body: fault })
  if (status !== 200) throw new Error(`No fault: ${text}`)
}

/** Until a call has met the last fault that waited. */
export async function untilMet(origin: string): Promise<void> {
  while ((await send('GET', `${origin}/_control/faults`)).text !== '[]');
}

type Ledger = {
  tokens: Record<string, Token & { customerInfo: unknown; idempotencyKey?: string }>
  sessions: Record<string, { status: string; url: string }>
  orders: Record<string, { status: string; capturedAmount: number; reference?: string }>
  payments: Record<string, { order: string; amount: number; status: string }>
  refunds: Record<string, { payment: string; amount: number }>
  coupons: Record<string, { redemptionCount: number }>
  promotionCodes: Record<string, { redemptionCount: number }>
  webhookEndpoints: Record<string, unknown>
  events: Record<string, { eventData: { type: string; data: Record<string, unknown> } }>
  deliveries: Record<string, Delivery>
  requests: { method: string; path: string; status: number | null; replayed?: true }[]
  counts: Record<string, number>
}

export async function readLedger(origin: string, ofReference = ''): Promise<Ledger> {
  const path = ofReference === '' ? 'ledger' : `ledger/${ofReference}`
  return (await send<Ledger>('GET', `${origin}/_control/${path}`)).json
}

/** What happened so far, oldest first. */
export async function eventTypesOf(origin: string): Promise<string[]> {
  return Object.values((await readLedger(origin)).events).map(({ eventData }) => eventData.type)
}
