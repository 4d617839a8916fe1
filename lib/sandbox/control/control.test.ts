import { expect, test } from 'vitest'
import {
  activeToken,
  approve,
  breakNext,
  control,
  createSession,
  openSandbox,
  postOrder,
  readLedger,
  send,
} from '../testing.ts'

test('lists every control call', async () => {
  const origin = await openSandbox()
  const { json } = await send<Record<string, string>>('GET', `${origin}/_control`)
  expect(Object.keys(json)).toContain('POST /_control/tokens/:id/approve')
  for (const call of Object.keys(json)) {
    const [method = '', path = ''] = call.split(' ')
    const answer = await fetch(origin + path, { method })
    const { errorCode } = (await answer.json()) as { errorCode?: string }
    expect(['request.not-found', call]).not.toContain(errorCode)
  }
})

test('settles a token as the shopper would', async () => {
  const origin = await openSandbox()
  const first = await createSession(origin)
  const second = await createSession(origin)
  const settle = (id: string, how: string) => send('POST', `${origin}/_control/tokens/${id}/${how}`)
  expect((await settle(first.token.id, 'approve')).json).toMatchObject({ status: 'active' })
  expect((await settle(first.token.id, 'approve')).json).toMatchObject({ status: 'active' })
  expect((await settle(first.token.id, 'reject')).status).toBe(409)
  expect((await settle(second.token.id, 'reject')).json).toMatchObject({ status: 'rejected' })
  expect((await settle(second.token.id, 'approve')).status).toBe(409)
  expect((await settle('paytok_test_1', 'approve')).status).toBe(404)
})

test('keeps a ledger of objects and requests', async () => {
  const origin = await openSandbox()
  const customerInfo = { emailAddress: 'a@b.jp' }
  const body = { customerInfo, reference: 'sub_1' }
  const headers = { 'idempotency-key': 'k1', cookie: 'shop=secret' }
  const session = await createSession(origin, body, { headers })
  await createSession(origin, body, { headers })
  await send('GET', `${origin}/v1/tokens/${session.token.id}`)
  const ledger = await readLedger(origin)
  const shared = { reference: 'sub_1', idempotencyKey: 'k1', customerInfo }
  expect(ledger.tokens).toMatchObject({ [session.token.id]: { ...session.token, ...shared } })
  expect(ledger.sessions).toMatchObject({
    [session.id]: { ...session, ...shared, token: session.token.id, mode: 'token', status: 'open' },
  })
  expect(ledger.counts).toEqual({ 'POST /v1/checkout-sessions': 2, 'GET /v1/tokens/:id': 1 })
  expect(ledger.requests).toMatchObject([{ status: 200 }, { replayed: true }, { method: 'GET' }])
  const text = JSON.stringify(ledger)
  expect(text).not.toContain('sk_test_')
  expect(text).not.toContain('secret')
})

test('warns of fields that look right and are not read', async () => {
  const origin = await openSandbox()
  await createSession(origin, { customerInfo: { email: 'a@b.jp' } })
  await createSession(origin, { customerInfo: { emailAddress: 'a@b.jp' } })
  const [first, second] = (await readLedger(origin)).requests
  expect(first).toHaveProperty('warnings.0', expect.stringContaining('emailAddress'))
  expect(second).not.toHaveProperty('warnings')
})

test('still shows a deleted token', async () => {
  const origin = await openSandbox()
  const { token } = await createSession(origin)
  await send('DELETE', `${origin}/v1/tokens/${token.id}`)
  expect((await readLedger(origin)).tokens[token.id]).toMatchObject({ status: 'deleted' })
})

test('forgets everything on reset', async () => {
  const origin = await openSandbox()
  const { token } = await createSession(origin)
  await breakNext(origin, { kind: 'html' })
  await send('POST', `${origin}/_control/reset`)
  const { requests, ...objects } = await readLedger(origin)
  expect(requests).toEqual([])
  for (const [kind, kept] of Object.entries(objects)) expect([kind, kept]).toEqual([kind, {}])
  expect((await approve(origin, token.id)).status).toBe(404)
  expect((await send('GET', `${origin}/v1/tokens`)).status).toBe(200)
})

test('is closed to pages of other sites', async () => {
  const origin = await openSandbox()
  const from = (site: string) =>
    send('POST', `${origin}/_control/reset`, { headers: { origin: site } })
  expect((await from('https://evil.example')).status).toBe(403)
  expect((await from('null')).status).toBe(403)
  expect((await from(origin)).status).toBe(200)
})

test('shows what has one reference', async () => {
  const origin = await openSandbox()
  const { id, token } = await createSession(origin, { reference: 'signup_1' })
  await createSession(origin, { reference: 'signup_2' })
  await approve(origin, token.id)
  const order = (await postOrder(origin, { token: token.id, reference: 'charge_1' })).json
  const of = (reference: string) => readLedger(origin, reference)
  const ofSignup = await of('signup_1')
  expect(ofSignup).toMatchObject({
    sessions: { [id]: { status: 'agreed' } },
    tokens: { [token.id]: { status: 'active' } },
    orders: {},
  })
  expect(Object.keys(ofSignup.sessions)).toEqual([id])
  expect(Object.keys((await of('charge_1')).orders)).toEqual([order.id])
  const nothing = { tokens: {}, sessions: {}, orders: {}, payments: {}, refunds: {} }
  expect(await of('nobody')).toEqual(nothing)
})

test('keeps every kind of object in the ledger', async () => {
  const origin = await openSandbox()
  const customerInfo = { emailAddress: 'a@b.jp' }
  const { token } = await createSession(origin, { customerInfo })
  await approve(origin, token.id)
  const sent = { headers: { 'idempotency-key': 'inv_1' } }
  const order = (await postOrder(origin, { token: token.id, captureMethod: 'manual' }, sent)).json
  const payment = await send('POST', `${origin}/v1/payments`, {
    body: { order: order.id, amount: 500, currency: 'JPY', cancelRemainder: 'manual' },
  })
  const ledger = await readLedger(origin)
  expect(ledger.orders[order.id]).toMatchObject({
    status: 'requires_capture',
    capturedAmount: 500,
    customerInfo: {},
    idempotencyKey: 'inv_1',
    payments: [payment.json.id],
    lineItems: order.lineItems,
  })
  expect(ledger.payments).toMatchObject({ [String(payment.json.id)]: payment.json })
  expect(ledger.tokens[token.id]).toMatchObject({ shopperPaused: false, nextOutcomes: [] })
  expect(ledger.requests.at(-1)).toMatchObject({ body: expect.any(String), answer: payment.text })
  for (const kind of ['refunds', 'coupons', 'promotionCodes', 'webhookEndpoints', 'deliveries'])
    expect(ledger).toHaveProperty(kind, {})
})

test('plans outcomes for tokens that exist, and in words that it knows', async () => {
  const origin = await openSandbox()
  const token = await activeToken(origin)
  const path = `tokens/${token}/outcomes`
  const one = await control(origin, 'PUT', path, { outcome: 'slow', times: 3 })
  expect(one.json).toEqual([{ outcome: 'slow', times: 3 }])
  expect((await control(origin, 'PUT', path, [])).json).toEqual([])
  for (const body of [{ outcome: 'maybe' }, { outcome: 'slow', times: 0 }, { slow: 1 }, {}])
    expect((await control(origin, 'PUT', path, body)).status).toBe(400)
  for (const [method, name, body] of [
    ['GET', 'outcomes', undefined],
    ['PUT', 'outcomes', []],
    ['GET', 'shopper', undefined],
    ['PUT', 'shopper', { paused: true }],
  ] as const)
    expect((await control(origin, method, `tokens/paytok_test_1/${name}`, body)).status).toBe(404)
})

test('changes a rule and leaves the others', async () => {
  const origin = await openSandbox()
  const before = (await control(origin, 'GET', 'rules')).json
  const changed = await control(origin, 'PUT', 'rules', { slowMs: 5 })
  expect(changed.json).toEqual({ ...before, slowMs: 5 })
  expect((await control(origin, 'PUT', 'rules', { slowness: 5 })).status).toBe(400)
  expect((await control(origin, 'PUT', 'rules', '{"slowMs":')).status).toBe(400)
  expect((await control(origin, 'GET', 'rules')).json).toEqual({ ...before, slowMs: 5 })
})
