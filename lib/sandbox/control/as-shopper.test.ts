import { describe, expect, test } from 'vitest'
import {
  control,
  createOrderSession,
  createSession,
  openSandbox,
  press,
  readLedger,
  send,
} from '../testing.ts'

const day = 86_400_000
const payment = { paymentMethod: 'pm_test_visaApproved', paymentPlan: 'pay_in_three' }

async function asShopper(origin: string, method: string, path: string, body?: unknown) {
  const login = { emailAddress: 'a@b.jp', password: 'x' }
  const { json } = await send('POST', `${origin}/consumers/auth/login`, { body: login })
  const headers = { authorization: `Bearer ${json.accessToken}` }
  return send(method, origin + path, { headers, ...(body ? { body } : {}) })
}

type Way = (origin: string, session: { url: string }, id: string) => Promise<unknown>

const approveToken: Record<string, Way> = {
  'the page': (_, { url }) => press(url, 'approve'),
  'the shopper’s call': (origin, _, id) => asShopper(origin, 'PUT', `/tokens/${id}/approve`),
  'a control call': (origin, _, id) => control(origin, 'POST', `tokens/${id}/approve`),
}
const approveOrder: Record<string, Way> = {
  'the page': (_, { url }) => press(url, 'approve'),
  'the shopper’s call': (origin, _, id) =>
    asShopper(origin, 'POST', `/orders/${id}/authorizations`, payment),
  'a control call': (origin, _, id) => control(origin, 'POST', `orders/${id}/authorize`),
}

describe.each(Object.keys(approveToken))('an approval by %s', (name) => {
  const customerInfo = { emailAddress: 'rejected@example.jp' }

  test('rejects the token of a mail that asks for it', async () => {
    const origin = await openSandbox()
    const session = await createSession(origin, { customerInfo })
    await approveToken[name]?.(origin, session, session.token.id)
    await approveToken[name]?.(origin, session, session.token.id)
    expect((await readLedger(origin)).tokens[session.token.id]?.status).toBe('rejected')
  })

  test('rejects the order of a mail that asks for it', async () => {
    const origin = await openSandbox()
    const session = await createOrderSession(origin, { customerInfo })
    await approveOrder[name]?.(origin, session, session.order.id)
    expect((await readLedger(origin)).orders[session.order.id]?.status).toBe('rejected')
  })

  test('comes too late for an expired checkout', async () => {
    const origin = await openSandbox()
    const forToken = await createSession(origin)
    const forOrder = await createOrderSession(origin)
    await control(origin, 'PUT', 'clock', { advanceMs: day })
    await approveToken[name]?.(origin, forToken, forToken.token.id)
    await approveOrder[name]?.(origin, forOrder, forOrder.order.id)
    const { tokens, orders } = await readLedger(origin)
    expect(tokens[forToken.token.id]?.status).toBe('requires_authorization')
    expect(orders[forOrder.order.id]?.status).toBe('requires_authorization')
  })
})

test('an expired checkout is a 409 that says so', async () => {
  const origin = await openSandbox()
  const { token } = await createSession(origin)
  await control(origin, 'PUT', 'clock', { advanceMs: day })
  for (const how of ['approve', 'reject'])
    expect(await control(origin, 'POST', `tokens/${token.id}/${how}`)).toMatchObject({
      status: 409,
      json: { errorCode: 'checkout.expired' },
    })
})

test.each([
  ['POST', 'tokens/paytok_test_1/approve', { soft: true }],
  ['POST', 'orders/order_test_1/authorize', { amount: 1 }],
  ['POST', 'reset', { everything: true }],
  ['DELETE', 'faults', { kind: 'reset' }],
  ['POST', 'deliveries/delivery_test_1/again', { times: 2 }],
  ['POST', 'faults', { kind: 'reset', method: 'FETCH' }],
  ['PUT', 'clock', {}],
  ['PUT', 'clock', { advanceMs: -1 }],
  ['PUT', 'clock', { advanceMs: 1, now: 2 }],
  ['PUT', 'tokens/paytok_test_1/outcomes', { outcome: 'maybe' }],
  ['PUT', 'rules', { largestAmmount: 1 }],
])('%s %s refuses %j', async (method, path, body) => {
  const { status, json } = await control(await openSandbox(), method, path, body)
  expect([status, json.errorCode]).toEqual([400, 'request.invalid'])
  const details = json.details as string[]
  expect(details.length).toBeGreaterThan(0)
  for (const detail of details) expect(detail).not.toMatch(/^: |: Invalid input$|^Invalid input$/)
})

test.each(['deliveries?state=pending', 'deliveries?status=lost', 'ledger?since=1', 'clock?x'])(
  'GET %s is refused',
  async (path) => {
    const { status } = await control(await openSandbox(), 'GET', path)
    expect(status).toBe(400)
  },
)

test('a body that is not UTF-8 is malformed everywhere', async () => {
  const origin = await openSandbox()
  for (const path of ['/v1/checkout-sessions', '/_control/faults', '/consumers/auth/login']) {
    const answer = await fetch(origin + path, {
      method: 'POST',
      headers: { authorization: 'Basic sk_test_tests' },
      // With another letter in its place it would be JSON.
      body: Buffer.from('{"a":"\xff"}', 'latin1'),
    })
    expect(answer.status).toBe(400)
    expect(await answer.json()).toMatchObject({ errorCode: 'request.malformed' })
  }
})
