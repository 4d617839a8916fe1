import { expect, test } from 'vitest'
import {
  approve,
  breakNext,
  createSession,
  openSandbox,
  readLedger,
  send,
  sessionBody,
  untilMet,
} from '../testing.ts'

const hourMs = 3_600_000

function post(origin: string, idempotencyKey: string, sent: { body?: unknown; key?: string } = {}) {
  const headers = { 'idempotency-key': idempotencyKey }
  return send('POST', `${origin}/v1/checkout-sessions`, { body: sessionBody, headers, ...sent })
}

test('repeats the first answer for six hours', async () => {
  let now = 1_700_000_000_000
  const origin = await openSandbox({ now: () => now })
  const first = await post(origin, 'k1')
  expect(first.headers.get('idempotency-replayed')).toBeNull()
  now += 6 * hourMs - 1
  const repeated = await post(origin, 'k1')
  expect(repeated.text).toBe(first.text)
  expect(repeated.headers.get('idempotency-replayed')).toBe('true')
  now += 1
  expect((await post(origin, 'k1')).json.id).not.toBe(first.json.id)
  expect(Object.keys((await readLedger(origin)).sessions)).toHaveLength(2)
})

test('makes one session of many at once', async () => {
  const origin = await openSandbox()
  const answers = await Promise.all(Array.from({ length: 20 }, () => post(origin, 'k1')))
  for (const { status, json } of answers)
    if (status !== 200) expect(json).toMatchObject({ errorCode: 'idempotency.in-progress' })
  expect(answers.some(({ status }) => status === 200)).toBe(true)
  expect(Object.keys((await readLedger(origin)).sessions)).toHaveLength(1)
})

test('refuses a key whose first request still runs', async () => {
  const origin = await openSandbox()
  await breakNext(origin, { kind: 'delay', delayMs: 60_000 })
  void post(origin, 'k1').catch(() => 'cut off at the end')
  await untilMet(origin)
  const second = await post(origin, 'k1')
  expect(second.status).toBe(409)
  expect(second.json).toMatchObject({ errorCode: 'idempotency.in-progress' })
  expect((await post(origin, 'k2')).status).toBe(200)
})

test('refuses a key that comes with another body', async () => {
  const origin = await openSandbox()
  await post(origin, 'k1')
  const other = await post(origin, 'k1', { body: { ...sessionBody, reference: 'other' } })
  expect(other.status).toBe(409)
  expect(other.json).toMatchObject({ errorCode: 'idempotency.conflict' })
})

test('keeps the keys of two accounts apart', async () => {
  const origin = await openSandbox()
  const mine = await post(origin, 'k1')
  const theirs = await post(origin, 'k1', { key: 'sk_test_other' })
  expect(theirs.json.id).not.toBe(mine.json.id)
})

test('repeats a refusal too, but no 401', async () => {
  const origin = await openSandbox()
  const refused = await post(origin, 'k1', { body: {} })
  const repeated = await post(origin, 'k1', { body: {} })
  expect([refused.status, repeated.text]).toEqual([400, refused.text])
  expect(repeated.headers.get('idempotency-replayed')).toBe('true')
  expect((await post(origin, 'k2', { key: 'pk_test_a' })).status).toBe(401)
  expect((await post(origin, 'k2')).status).toBe(200)
})

test('forgets what a fault answered', async () => {
  const origin = await openSandbox()
  await breakNext(origin, { kind: 'status', status: 503 })
  expect((await post(origin, 'k1')).status).toBe(503)
  const after = await post(origin, 'k1')
  expect([after.status, after.headers.get('idempotency-replayed')]).toEqual([200, null])
})

test.each([
  ['none', ''],
  ['256 letters', 'x'.repeat(256)],
  ['letters beyond ASCII', '\u00e9'],
])('refuses %s as key', async (_name, key) => {
  const { status, json } = await post(await openSandbox(), key)
  expect(status).toBe(400)
  expect(json).toMatchObject({ errorCode: 'request.invalid' })
})

test('repeats an empty answer of a PUT', async () => {
  const origin = await openSandbox()
  const { token } = await createSession(origin)
  await approve(origin, token.id)
  const address = `${origin}/v1/tokens/${token.id}`
  const headers = { 'idempotency-key': 'k1' }
  await send('PUT', `${address}/disable`, { headers })
  await send('PUT', `${address}/enable`, { headers })
  const repeated = await send('PUT', `${address}/disable`, { headers })
  expect([repeated.status, repeated.text]).toEqual([200, ''])
  expect(repeated.headers.get('content-type')).toBeNull()
  expect((await send('GET', address, { headers })).json).toMatchObject({ status: 'active' })
})
