import { describe, expect, test } from 'vitest'
import {
  breakNext,
  createSession,
  openSandbox,
  readLedger,
  send,
  sessionBody,
  untilMet,
} from '../testing.ts'

function post(origin: string) {
  const headers = { 'idempotency-key': 'k1' }
  return send('POST', `${origin}/v1/checkout-sessions`, { body: sessionBody, headers })
}

async function sessionCount(origin: string): Promise<number> {
  return Object.keys((await readLedger(origin)).sessions).length
}

describe('a connection dropped', () => {
  test.each([
    ['reset', 0],
    ['commit-then-reset', 1],
    ['commit-then-timeout', 1],
  ])('by %s leaves %i sessions', async (kind, sessions) => {
    const origin = await openSandbox()
    await breakNext(origin, { kind, delayMs: 1 })
    await expect(post(origin)).rejects.toThrow('fetch failed')
    expect(await sessionCount(origin)).toBe(sessions)
    expect((await readLedger(origin)).requests).toMatchObject([{ status: null }])
    const again = await post(origin)
    expect(again.headers.get('idempotency-replayed')).toBe(sessions === 1 ? 'true' : null)
    expect(await sessionCount(origin)).toBe(1)
  })
})

test('a repeat is answered while the first answer hangs', async () => {
  const origin = await openSandbox()
  await breakNext(origin, { kind: 'commit-then-timeout', delayMs: 60_000 })
  void post(origin).catch(() => 'cut off at the end')
  await untilMet(origin)
  const again = await post(origin)
  expect([again.status, again.headers.get('idempotency-replayed')]).toEqual([200, 'true'])
})

test('a late answer is a whole one', async () => {
  const origin = await openSandbox()
  await breakNext(origin, { kind: 'delay', delayMs: 60 })
  expect(await post(origin)).toMatchObject({ status: 200, json: { object: 'checkoutSession' } })
})

test('a late answer comes after all that were asked for meanwhile', async () => {
  const origin = await openSandbox()
  await breakNext(origin, { kind: 'delay', delayMs: 60_000 })
  const late = post(origin).then(
    () => 'answered',
    () => 'cut off at the end',
  )
  await untilMet(origin)
  expect(await Promise.race([late, createSession(origin).then(() => 'asked later')])).toBe(
    'asked later',
  )
})

test('an error answers with its status and code, and does nothing', async () => {
  const origin = await openSandbox()
  await breakNext(origin, { kind: 'status', status: 429, errorCode: 'request.rate-limited' })
  const { status, json } = await post(origin)
  expect(status).toBe(429)
  expect(json).toMatchObject({ statusCode: 429, errorCode: 'request.rate-limited' })
  expect(await sessionCount(origin)).toBe(0)
})

test('a proxy answers with HTML', async () => {
  const origin = await openSandbox()
  await breakNext(origin, { kind: 'html' })
  const { status, headers, text } = await post(origin)
  expect([status, headers.get('content-type')]).toEqual([502, 'text/html; charset=utf-8'])
  expect(text).toContain('<html>')
})

test('JSON answers something else', async () => {
  const origin = await openSandbox()
  await breakNext(origin, { kind: 'bad-json' })
  const { status, json } = await post(origin)
  expect([status, json]).toEqual([200, { object: 'nonsense' }])
})

test('a session leads to another host', async () => {
  const origin = await openSandbox()
  await breakNext(origin, { kind: 'other-host' })
  const { status, json } = await post(origin)
  expect(status).toBe(200)
  expect(json).toMatchObject({ object: 'checkoutSession', url: 'https://checkout.example/pay' })
})

describe('an answer that does not arrive whole', () => {
  test('breaks off in the middle of its body, the work done', async () => {
    const origin = await openSandbox()
    await breakNext(origin, { kind: 'half-body' })
    await expect(post(origin)).rejects.toThrow('terminated')
    expect(await sessionCount(origin)).toBe(1)
    expect((await post(origin)).headers.get('idempotency-replayed')).toBe('true')
  })

  test('trickles', async () => {
    const origin = await openSandbox()
    await breakNext(origin, { kind: 'trickle', delayMs: 200 })
    const { status, json } = await post(origin)
    expect([status, json]).toMatchObject([200, { object: 'checkoutSession' }])
  })
})

test.each([
  ['status', 500, { errorCode: 'unexpected_error' }],
  ['html', 502, null],
  ['bad-json', 200, { object: 'nonsense' }],
])('%s can come after the work', async (kind, status, body) => {
  const origin = await openSandbox()
  await breakNext(origin, { kind, commit: true })
  const answer = await post(origin)
  expect(answer.status).toBe(status)
  if (body) expect(answer.json).toMatchObject(body)
  expect(await sessionCount(origin)).toBe(1)
  const again = await post(origin)
  expect([again.status, again.headers.get('idempotency-replayed')]).toEqual([200, 'true'])
})

test.each([
  [{ retryAfter: 7 }, '7'],
  [{}, null],
])('too many requests, with %j', async (fault, retryAfter) => {
  const origin = await openSandbox()
  await breakNext(origin, { kind: 'status', status: 429, ...fault })
  const { status, json, headers } = await post(origin)
  expect([status, json]).toMatchObject([429, { errorCode: 'request.rate-limited' }])
  expect(headers.get('retry-after')).toBe(retryAfter)
})

test('a rate limit lets so many pass in a second of the clock', async () => {
  let now = 1_700_000_000_000
  const origin = await openSandbox({ now: () => now })
  await breakNext(origin, { kind: 'rate-limit', perSecond: 2, path: '/tokens' })
  const statuses: number[] = []
  for (const laterMs of [0, 0, 0, 999, 1, 0, 0]) {
    now += laterMs
    statuses.push((await send('GET', `${origin}/v1/tokens`)).status)
  }
  expect(statuses).toEqual([200, 200, 429, 429, 200, 200, 429])
  expect((await send('GET', `${origin}/v1/orders`)).status).toBe(200)
  const limited = await send('GET', `${origin}/v1/tokens`)
  expect(limited.headers.get('retry-after')).toBe('1')
})

test('an outage is over at its time', async () => {
  let now = 1_700_000_000_000
  const origin = await openSandbox({ now: () => now })
  await breakNext(origin, { kind: 'outage', until: now + 86_400_000 })
  for (let count = 0; count < 3; count += 1) {
    const { status, headers } = await post(origin)
    expect([status, headers.get('content-type')]).toEqual([503, 'text/html; charset=utf-8'])
  }
  now += 86_400_000
  expect((await post(origin)).status).toBe(200)
  expect((await send('GET', `${origin}/_control/faults`)).text).toBe('[]')
})

test('hits the calls it names, as often as it says', async () => {
  const origin = await openSandbox()
  await breakNext(origin, { kind: 'html', times: 2, method: 'get', path: '/v1/tokens/paytok_' })
  const { token } = await createSession(origin)
  const statuses: number[] = []
  for (const path of ['tokens', `tokens/${token.id}`, `tokens/${token.id}`, `tokens/${token.id}`])
    statuses.push((await send('GET', `${origin}/v1/${path}`)).status)
  expect(statuses).toEqual([200, 502, 502, 200])
})

test('ends when it is cleared', async () => {
  const origin = await openSandbox()
  await breakNext(origin, { kind: 'html', times: 5 })
  expect((await post(origin)).status).toBe(502)
  expect((await send('DELETE', `${origin}/_control/faults`)).text).toBe('[]')
  expect((await post(origin)).status).toBe(200)
})

test.each([
  { kind: 'nothing' },
  { kind: 'html', times: 0 },
  { kind: 'html', tmes: 2 },
  { kind: 'rate-limit' },
  { kind: 'outage' },
  'x',
])('is refused when nobody knows it: %j', async (body) => {
  const origin = await openSandbox()
  expect((await send('POST', `${origin}/_control/faults`, { body })).status).toBe(400)
})
