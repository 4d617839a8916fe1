import { expect, test } from 'vitest'
import { createSession, openSandbox, send } from '../testing.ts'
import { callerOf } from './keys.ts'

const base64 = (text: string) => Buffer.from(text).toString('base64')

test.each([
  ['the raw key', 'Basic sk_test_abc123', 'test'],
  ['base64 of key and colon', `Basic ${base64('sk_live_abc123:')}`, 'live'],
  ['base64 of the key', `basic ${base64('sk_test_abc123')}`, 'test'],
  ['a bearer', 'Bearer sk_live_abc123', 'live'],
  ['a public key', 'Basic pk_test_abc123', undefined],
  ['a key with a dash', 'Basic sk_test_abc-123', undefined],
  ['no key', 'Basic ', undefined],
  ['another scheme', 'Digest sk_test_abc123', undefined],
  ['no header', undefined, undefined],
])('reads %s', (_name, header, mode) => expect(callerOf(header)?.mode).toBe(mode))

test('answers a missing key without an envelope', async () => {
  const origin = await openSandbox()
  const { status, text, headers } = await send('GET', `${origin}/v1/tokens`, { key: 'pk_test_a' })
  expect(status).toBe(401)
  expect(text).toBe('{"statusCode":401,"scheme":"Basic","realm":"smartpay"}')
  expect(headers.get('content-type')).toBe('application/json')
})

test('hides each mode from the other', async () => {
  const origin = await openSandbox()
  const { id, token } = await createSession(origin, {}, { key: 'sk_live_a' })
  expect(id).toMatch(/^checkout_live_[0-9A-Za-z]{22}$/)
  expect(token).toMatchObject({ id: expect.stringMatching(/^paytok_live_/), test: false })
  for (const path of [`checkout-sessions/${id}`, `tokens/${token.id}`]) {
    expect((await send('GET', `${origin}/v1/${path}`)).status).toBe(404)
    expect((await send('GET', `${origin}/v1/${path}`, { key: 'sk_live_b' })).status).toBe(200)
  }
  expect((await send('DELETE', `${origin}/v1/tokens/${token.id}`)).status).toBe(404)
  const list = await send('GET', `${origin}/v1/checkout-sessions`)
  expect(list.json).toMatchObject({ results: 0, data: [] })
})
