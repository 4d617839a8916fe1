import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { failureOfStatus } from './failure.ts'
import { request } from './request.ts'
import { decideRetry } from './retry-policy.ts'

type Handler = (incoming: IncomingMessage, answer: ServerResponse, count: number) => void

let close: () => void = () => undefined
let seen: IncomingMessage[] = []

beforeAll(() => {
  Object.assign(process.env, {
    DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none',
    SMARTPAY_SECRET_KEY: 'sk_test_abc',
    APP_URL: 'http://localhost:3000',
    APP_SECRET: 'x'.repeat(32),
    CRON_SECRET: 'y'.repeat(16),
    LOCAL_RUN: '1',
  })
})

afterEach(() => close())

/** A real server whose handler is told how many calls came before; the client's address is fixed once. */
async function serve(handler: Handler): Promise<void> {
  seen = []
  const server = createServer((incoming, answer) => {
    seen.push(incoming)
    handler(incoming, answer, seen.length - 1)
  })
  await new Promise<void>((resolve) => server.listen(fixedPort, '127.0.0.1', resolve))
  fixedPort = (server.address() as AddressInfo).port
  process.env.SMARTPAY_API_URL ??= `http://127.0.0.1:${fixedPort}/v1`
  close = () => {
    server.closeAllConnections()
    server.close()
  }
}
let fixedPort = 0

const call = {
  method: 'POST',
  path: '/things',
  body: { a: 'あ' },
  idempotencyKey: 'key_1',
  answer: z.object({ id: z.string() }),
  deadlineMs: 400,
  tries: 1,
} as const

const json = (answer: ServerResponse, status: number, body: unknown, headers = {}) => {
  answer.writeHead(status, { 'content-type': 'application/json', ...headers })
  answer.end(JSON.stringify(body))
}

describe('request', () => {
  test('sends the raw key, the idempotency key and the body', async () => {
    await serve((_, answer) => json(answer, 200, { id: '1', more: true }))
    expect(await request(call)).toEqual({ ok: true, value: { id: '1' } })
    expect(seen[0]?.headers).toMatchObject({
      authorization: 'Basic sk_test_abc',
      'idempotency-key': 'key_1',
      'content-type': 'application/json',
    })
  })

  test.each<[string, Handler, object]>([
    [
      'a refusal',
      (_, answer) => json(answer, 400, { errorCode: 'request.invalid' }),
      { kind: 'invalid', moneyMoved: 'no', errorCode: 'request.invalid' },
    ],
    [
      'a wrong key',
      (_, answer) => json(answer, 401, { scheme: 'Basic' }),
      { kind: 'unauthorized', moneyMoved: 'no' },
    ],
    [
      'nothing there',
      (_, answer) => json(answer, 404, {}),
      { kind: 'not-found', moneyMoved: 'no' },
    ],
    [
      'a brake',
      (_, answer) => json(answer, 429, {}, { 'retry-after': '7' }),
      { kind: 'rate-limited', moneyMoved: 'no', retryAfterMs: 7000 },
    ],
    [
      'an outage',
      (_, answer) => json(answer, 503, {}),
      { kind: 'unavailable', moneyMoved: 'unknown' },
    ],
    [
      'an error page',
      (_, answer) => answer.writeHead(502, { 'content-type': 'text/html' }).end('<html>'),
      { kind: 'unavailable', moneyMoved: 'unknown' },
    ],
    [
      'HTML with 200',
      (_, answer) => answer.writeHead(200, { 'content-type': 'text/html' }).end('<html>'),
      { kind: 'unreadable', moneyMoved: 'unknown' },
    ],
    [
      'other JSON',
      (_, answer) => json(answer, 200, { nothing: 1 }),
      { kind: 'unreadable', moneyMoved: 'unknown' },
    ],
    [
      'an empty answer',
      (_, answer) => answer.writeHead(200).end(),
      { kind: 'unreadable', moneyMoved: 'unknown' },
    ],
    [
      'a redirect',
      (_, answer) => answer.writeHead(302, { location: 'http://127.0.0.1:1/' }).end(),
      { kind: 'unavailable', moneyMoved: 'unknown' },
    ],
    [
      'a dropped connection',
      (incoming) => incoming.socket.destroy(),
      { kind: 'unreachable', moneyMoved: 'unknown' },
    ],
    ['silence', () => undefined, { kind: 'timeout', moneyMoved: 'unknown' }],
    [
      'half a body',
      (_, answer) => void answer.writeHead(200, { 'content-length': '100' }).write('{"id":'),
      { kind: 'timeout', moneyMoved: 'unknown' },
    ],
    [
      'an endless body',
      (_, answer) => answer.writeHead(200).end('x'.repeat(2_000_000)),
      { kind: 'unreachable', moneyMoved: 'unknown' },
    ],
  ])('reads %s', async (_name, handler, failure) => {
    await serve(handler)
    expect(await request(call)).toEqual({ ok: false, reason: expect.objectContaining(failure) })
    expect(seen).toHaveLength(1)
  })

  test('a refused connection sent nothing', async () => {
    await serve(() => undefined)
    close()
    const result = await request(call)
    expect(result).toEqual({ ok: false, reason: { kind: 'unreachable', moneyMoved: 'no' } })
  })

  test('repeats what passes with the same key', async () => {
    await serve((_, answer, count) => json(answer, count === 0 ? 503 : 200, { id: '1' }))
    expect(await request({ ...call, tries: 2 })).toMatchObject({ ok: true })
    expect(seen.map(({ headers }) => headers['idempotency-key'])).toEqual(['key_1', 'key_1'])
  })
})

describe('decideRetry', () => {
  const failure = failureOfStatus(503)
  test.each([
    ['the last try', { attempt: 2, tries: 2, failure, random: 0 }, 'stop'],
    ['a plain no', { attempt: 1, tries: 3, failure: failureOfStatus(400), random: 0 }, 'stop'],
    ['the first wait', { attempt: 1, tries: 3, failure, random: 0 }, { retryAfterMs: 100 }],
    ['a longer wait', { attempt: 2, tries: 3, failure, random: 0.999 }, { retryAfterMs: 400 }],
    ['a bounded wait', { attempt: 9, tries: 10, failure, random: 0 }, { retryAfterMs: 1000 }],
    [
      'what Smartpay asks',
      { attempt: 1, tries: 3, failure: { ...failureOfStatus(429), retryAfterMs: 1500 }, random: 0 },
      { retryAfterMs: 1500 },
    ],
    [
      'more than a request may wait',
      {
        attempt: 1,
        tries: 3,
        failure: { ...failureOfStatus(429), retryAfterMs: 60_000 },
        random: 0,
      },
      'stop',
    ],
  ])('%s', (_name, options, expected) => expect(decideRetry(options)).toEqual(expected))
})
