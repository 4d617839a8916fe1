import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { env } from '#lib/env.ts'
import { failureOfStatus, failureOfThrown } from './failure.ts'
import { request } from './request.ts'
import { decideRetry } from './retry-policy.ts'
import { listenAsSmartpay } from './testing.ts'

type Handler = (incoming: IncomingMessage, answer: ServerResponse, count: number) => void

let handler: Handler = () => undefined
let seen: IncomingMessage[] = []

/** A real server whose handler is told how many calls came before. It keeps no connection open. */
const server = createServer((incoming, answer) => {
  seen.push(incoming)
  answer.shouldKeepAlive = false
  handler(incoming, answer, seen.length - 1)
})

function serve(next: Handler): void {
  seen = []
  handler = next
}

beforeAll(() => listenAsSmartpay(server))

afterAll(() => {
  server.close()
  server.closeAllConnections()
})

const call = {
  method: 'POST',
  path: '/things',
  body: { a: 'あ' },
  idempotencyKey: 'key_1',
  answer: z.object({ id: z.string() }),
  deadlineMs: 30_000,
  tries: 1,
} as const

const json = (answer: ServerResponse, status: number, body: unknown, headers = {}) => {
  answer.writeHead(status, { 'content-type': 'application/json', ...headers })
  answer.end(JSON.stringify(body))
}

describe('request', () => {
  test('sends the raw key, the idempotency key and the body', async () => {
    serve((_, answer) => json(answer, 200, { id: '1', more: true }))
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
      'an endless body',
      (_, answer) => answer.writeHead(200).end('x'.repeat(2_000_000)),
      { kind: 'unreachable', moneyMoved: 'unknown' },
    ],
    [
      'an unknown token',
      (_, answer) => json(answer, 404, { errorCode: 'token.not-found' }),
      { kind: 'not-found', moneyMoved: 'no', errorCode: 'token.not-found' },
    ],
    [
      'a 404 of a gateway',
      (_, answer) => answer.writeHead(404, { 'content-type': 'text/html' }).end('<html>'),
      { kind: 'unavailable', moneyMoved: 'unknown', status: 404 },
    ],
    [
      'a 404 of another API',
      (_, answer) => json(answer, 404, { errorCode: 'route.not-found' }),
      { kind: 'unavailable', moneyMoved: 'unknown' },
    ],
    [
      'a refusal of Smartpay’s own by a code that we do not know',
      (_, answer) => json(answer, 400, { statusCode: 400, errorCode: 'customer.refused' }),
      { kind: 'refused', moneyMoved: 'unknown', errorCode: 'customer.refused' },
    ],
    [
      'a code of somebody who speaks of another status',
      (_, answer) => json(answer, 400, { statusCode: 502, errorCode: 'customer.refused' }),
      { kind: 'unavailable', moneyMoved: 'unknown' },
    ],
    [
      'trouble of Smartpay’s own',
      (_, answer) => json(answer, 500, { statusCode: 500, errorCode: 'unexpected_error' }),
      { kind: 'unavailable', moneyMoved: 'unknown' },
    ],
    [
      'a 400 of a gateway',
      (_, answer) => answer.writeHead(400).end('Bad Request'),
      { kind: 'unavailable', moneyMoved: 'unknown' },
    ],
    [
      'a wall',
      (_, answer) => answer.writeHead(403, { 'content-type': 'text/html' }).end('<html>'),
      { kind: 'unavailable', moneyMoved: 'unknown' },
    ],
    [
      'a refund that is too large',
      (_, answer) => json(answer, 403, { errorCode: 'amount.insufficient' }),
      { kind: 'conflict', moneyMoved: 'no', errorCode: 'amount.insufficient' },
    ],
    [
      'a code within a 500',
      (_, answer) => json(answer, 500, { errorCode: 'token.not-found' }),
      { kind: 'unavailable', moneyMoved: 'unknown' },
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
  ])('reads %s', async (_name, handler, failure) => {
    serve(handler)
    expect(await request(call)).toEqual({ ok: false, reason: expect.objectContaining(failure) })
    expect(seen).toHaveLength(1)
  })

  test.each<[string, Handler]>([
    ['silence', () => undefined],
    [
      'half a body',
      (_, answer) => void answer.writeHead(200, { 'content-length': '100' }).write('{"id":'),
    ],
  ])('ends the wait for %s', async (_name, handler) => {
    serve(handler)
    const timeout = { kind: 'timeout', moneyMoved: 'unknown' }
    expect(await request({ ...call, deadlineMs: 1_000 })).toEqual({
      ok: false,
      reason: expect.objectContaining(timeout),
    })
    expect(seen).toHaveLength(1)
  })

  test.each([
    ['order.cannot-capture', 'no'],
    ['payment.excessive-amount', 'no'],
    ['order.cannot-cancel', 'no'],
    ['idempotency.conflict', 'unknown'],
    ['idempotency.in-progress', 'unknown'],
    ['request.in-progress', 'unknown'],
    ['constructor', 'unknown'],
    [undefined, 'unknown'],
  ])('a conflict of the code %s leaves money %s', async (errorCode, moneyMoved) => {
    serve((_, answer) => json(answer, 409, { errorCode }))
    expect(await request(call)).toMatchObject({
      ok: false,
      reason: { kind: 'conflict', moneyMoved },
    })
  })

  test.each<[string, Handler, string]>([
    ['a brake', (_, answer) => json(answer, 429, {}), 'rate-limited'],
    ['a wrong key', (_, answer) => json(answer, 401, { scheme: 'Basic' }), 'unauthorized'],
    ['a refusal', (_, answer) => json(answer, 400, { errorCode: 'request.invalid' }), 'invalid'],
  ])('a cut connection is not undone by %s', async (_name, then, kind) => {
    serve((incoming, answer, count) =>
      count === 0 ? incoming.socket.destroy() : then(incoming, answer, count),
    )
    expect(await request({ ...call, tries: 2 })).toMatchObject({
      ok: false,
      reason: { kind, moneyMoved: 'unknown' },
    })
    expect(seen).toHaveLength(2)
  })

  test('a cut connection is not undone by a refused one', async () => {
    const once = createServer((incoming) => {
      once.close()
      incoming.socket.destroy()
    })
    await new Promise<void>((resolve) => once.listen(0, '127.0.0.1', resolve))
    const { apiUrl } = env().smartpay
    env().smartpay.apiUrl = `http://127.0.0.1:${(once.address() as AddressInfo).port}/v1`
    expect(await request({ ...call, tries: 2 })).toEqual({
      ok: false,
      reason: { kind: 'unreachable', moneyMoved: 'unknown' },
    })
    env().smartpay.apiUrl = apiUrl
  })

  test('repeats what passes with the same key', async () => {
    serve((_, answer, count) => json(answer, count === 0 ? 503 : 200, { id: '1' }))
    expect(await request({ ...call, tries: 2 })).toMatchObject({ ok: true })
    expect(seen.map(({ headers }) => headers['idempotency-key'])).toEqual(['key_1', 'key_1'])
  })
})

describe('failureOfThrown', () => {
  const thrown = (cause: unknown) => failureOfThrown(new TypeError('fetch failed', { cause }))

  test('a refused connection sent nothing', () => {
    const refused = Object.assign(new Error('refused'), { code: 'ECONNREFUSED' })
    expect(thrown(refused)).toEqual({ kind: 'unreachable', moneyMoved: 'no' })
    expect(thrown(new AggregateError([refused]))).toEqual({ kind: 'unreachable', moneyMoved: 'no' })
  })

  test.each(['EHOSTUNREACH', 'ENETUNREACH'])('%s sent nothing only while it connected', (code) => {
    const lost = (syscall: string) => Object.assign(new Error('lost'), { code, syscall })
    expect(thrown(lost('connect'))).toEqual({ kind: 'unreachable', moneyMoved: 'no' })
    expect(thrown(lost('read'))).toEqual({ kind: 'unreachable', moneyMoved: 'unknown' })
    expect(thrown(lost('write'))).toEqual({ kind: 'unreachable', moneyMoved: 'unknown' })
  })

  test('a reset may have come too late', () => {
    const reset = Object.assign(new Error('reset'), { code: 'ECONNRESET' })
    expect(thrown(reset)).toEqual({ kind: 'unreachable', moneyMoved: 'unknown' })
    expect(thrown(undefined)).toEqual({ kind: 'unreachable', moneyMoved: 'unknown' })
  })
})

describe('decideRetry', () => {
  const failure = failureOfStatus(503)
  test.each([
    ['the last try', { attempt: 2, tries: 2, failure, random: 0 }, 'stop'],
    [
      'a plain no',
      {
        attempt: 1,
        tries: 3,
        failure: failureOfStatus(400, { errorCode: 'request.invalid' }),
        random: 0,
      },
      'stop',
    ],
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
