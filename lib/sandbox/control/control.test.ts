import { expect, test } from 'vitest'
import { approve, breakNext, createSession, openSandbox, readLedger, send } from '../testing.ts'

test('lists every control call', async () => {
  const origin = await openSandbox()
  const { json } = await send<Record<string, string>>('GET', `${origin}/_control`)
  expect(Object.keys(json)).toContain('POST /_control/tokens/:id/approve')
  for (const call of Object.keys(json)) {
    const [method = '', path = ''] = call.split(' ')
    const answer = await fetch(origin + path, { method })
    expect(['request.not-found', call]).not.toContain((await answer.json()).errorCode)
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
