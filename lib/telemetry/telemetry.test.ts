import { fork } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { personalTexts } from './testing-texts.ts'

type Heard = { url: string; headers: IncomingMessage['headers']; body: string }

/** Somebody outside who is told things. @param answer what it does with each request, after it was read */
async function receiver(answer: (response: ServerResponse) => void) {
  const heard: Heard[] = []
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    heard.push({
      url: request.url ?? '',
      headers: request.headers,
      body: Buffer.concat(chunks).toString(),
    })
    answer(response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const close = () => {
    server.closeAllConnections()
    server.close()
  }
  return { heard, close, host: `127.0.0.1:${port}` }
}

const takes = (response: ServerResponse) => void response.end('{}')
const hangs = () => undefined
const refuses = (response: ServerResponse) => void response.writeHead(429).end('slow down')

/** Nobody listens there any more. */
async function nobody(): Promise<string> {
  const { host, close } = await receiver(takes)
  close()
  return host
}

const settings = {
  NODE_ENV: 'test' as const,
  PATH: process.env.PATH,
  DATABASE_URL: 'postgresql://u:p@127.0.0.1:9/x',
  SMARTPAY_SECRET_KEY: `sk_test_${'S'.repeat(20)}`,
  APP_URL: 'http://localhost:3000',
  APP_SECRET: 'a secret of the tests that nobody else uses',
  CRON_SECRET: 'a cron secret of the tests',
  LOCAL_RUN: '1',
  LOG_LEVEL: 'silent',
}

/** A process of its own that says what the scenario has it say; answers how many requests it made, and how it ended. */
async function run(scenario: string, more: Record<string, string>) {
  const child = fork(path.join(import.meta.dirname, 'testing-program.ts'), [scenario], {
    execArgv: ['--import', 'tsx'],
    env: { ...settings, SMARTPAY_API_URL: `http://${await nobody()}/v1`, ...more },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  let errors = ''
  child.stderr?.on('data', (chunk) => {
    errors += chunk
  })
  const messages: Record<string, unknown>[] = []
  child.on('message', (message) => messages.push(message as Record<string, unknown>))
  const [code] = await once(child, 'exit')
  expect(errors).toBe('')
  return { code, messages, requests: messages.at(-1)?.requests }
}

const dsn = (host: string) => ({ SENTRY_DSN: `http://publickey@${host}/7` })
const otlp = (host: string) => ({
  OTEL_EXPORTER_OTLP_ENDPOINT: `http://${host}`,
  OTEL_EXPORTER_OTLP_HEADERS: 'authorization=Bearer%20abc',
})

function expectNothingPersonal(heard: readonly Heard[]): void {
  const all = JSON.stringify(heard)
  for (const text of [
    ...personalTexts,
    settings.SMARTPAY_SECRET_KEY,
    settings.APP_SECRET,
    settings.CRON_SECRET,
    '198.51.100',
  ])
    expect(all).not.toContain(text)
}

describe('a shop that tells nobody', () => {
  test.each(['errors', 'spans'])('makes no request for %s', async (scenario) => {
    const { code, messages, requests } = await run(scenario, {})
    expect(code).toBe(0)
    expect(messages).toContainEqual({ said: true })
    // Smartpay itself is asked twice.
    expect(requests).toBe(scenario === 'spans' ? 2 : 0)
  })
})

describe('errors', () => {
  test('arrive as Sentry reads them, without a person, a token or a secret', async () => {
    const sentry = await receiver(takes)
    expect(await run('errors', dsn(sentry.host))).toMatchObject({ code: 0, requests: 3 })
    sentry.close()
    expectNothingPersonal(sentry.heard)
    const events = sentry.heard.map(({ url, headers, body }) => {
      expect(url).toBe('/api/7/envelope/')
      expect(headers['content-type']).toBe('application/x-sentry-envelope')
      expect(headers['x-sentry-auth']).toMatch(/^Sentry sentry_version=7, .*sentry_key=publickey$/)
      const [head = '', item = '', payload = ''] = body.split('\n')
      const event = JSON.parse(payload)
      expect(JSON.parse(head)).toEqual({ event_id: event.event_id })
      expect(JSON.parse(item)).toEqual({ type: 'event', length: Buffer.byteLength(payload) })
      expect(event).toMatchObject({
        event_id: expect.stringMatching(/^[0-9a-f]{32}$/),
        level: 'error',
        platform: 'node',
        environment: 'local',
      })
      return event
    })
    const here = {
      filename: 'lib/telemetry/testing-program.ts',
      lineno: expect.any(Number),
      in_app: true,
    }
    expect(events).toMatchObject([
      {
        logentry: { formatted: 'job failed' },
        transaction: 'emails',
        fingerprint: [expect.stringMatching(/^[0-9a-f]{12}$/)],
        extra: { causes: ['Error'] },
        exception: {
          values: [
            {
              type: 'TypeError',
              value: 'job failed',
              stacktrace: { frames: expect.arrayContaining([here]) },
            },
          ],
        },
      },
      {
        tags: { chargeId: expect.stringMatching(/^chg_/) },
        exception: { values: [{ type: 'AppError', value: 'The cycle has moved on' }] },
      },
      { logentry: { formatted: 'invariants broken' }, tags: { job: 'invariants', count: '2' } },
    ])
    expect(events[2]).not.toHaveProperty('exception')
  })

  test('that happen a thousand times are told once, and no more than fifty wait', async () => {
    const sentry = await receiver(takes)
    expect(await run('storm', dsn(sentry.host))).toMatchObject({ code: 0 })
    sentry.close()
    const events = sentry.heard.map(({ body }) => body)
    expect(events.filter((body) => body.includes('"TypeError"'))).toHaveLength(1)
    expect(events).toHaveLength(50)
  })
})

describe('traces', () => {
  test('arrive as OTLP reads them, the calls within their job, without an id or what was sent', async () => {
    const collector = await receiver(takes)
    await run('spans', otlp(collector.host))
    collector.close()
    expectNothingPersonal(collector.heard)
    expect(collector.heard).toHaveLength(1)
    const [{ url, headers, body } = { url: '', headers: {}, body: '{}' }] = collector.heard
    expect(url).toBe('/v1/traces')
    expect(headers).toMatchObject({
      'content-type': 'application/json',
      authorization: 'Bearer abc',
    })
    const { resourceSpans } = JSON.parse(body)
    expect(resourceSpans[0].resource.attributes).toContainEqual({
      key: 'service.name',
      value: { stringValue: 'teiki' },
    })
    const spans: Record<string, unknown>[] = resourceSpans[0].scopeSpans[0].spans
    expect(spans.map(({ name, kind }) => `${name} ${kind}`)).toEqual([
      'PUT /tokens/{id}/disable 3',
      'PUT /tokens/{id}/disable 3',
      'job charge 1',
      'job emails 1',
    ])
    const [first, second, job, failed] = spans
    for (const call of [first, second])
      expect(call).toMatchObject({
        traceId: job?.traceId,
        parentSpanId: job?.spanId,
        status: { code: 2 },
      })
    expect(second?.attributes).toEqual([
      { key: 'teiki.attempt', value: { doubleValue: 2 } },
      { key: 'teiki.code', value: { stringValue: 'unreachable' } },
    ])
    // What does not look like a code is none.
    expect(job?.attributes).toContainEqual({ key: 'teiki.code', value: { stringValue: '[unfit]' } })
    expect(job).not.toHaveProperty('status')
    expect(failed).toMatchObject({ status: { code: 2 }, attributes: [] })
    for (const { traceId, spanId, startTimeUnixNano, endTimeUnixNano } of spans) {
      expect(traceId).toMatch(/^[0-9a-f]{32}$/)
      expect(spanId).toMatch(/^[0-9a-f]{16}$/)
      expect(BigInt(`${endTimeUnixNano}`)).toBeGreaterThanOrEqual(BigInt(`${startTimeUnixNano}`))
      expect(`${startTimeUnixNano}`).toMatch(/^\d{19}$/)
    }
  })
})

describe('a receiver that', () => {
  test('hangs holds up nobody, and is left alone', async () => {
    const silent = await receiver(hangs)
    const { code, messages } = await run('storm', { ...dsn(silent.host), ...otlp(silent.host) })
    silent.close()
    expect(code).toBe(0)
    expect(messages[0]).toEqual({ said: true })
    expect(silent.heard).toHaveLength(1)
  })

  test('refuses breaks nothing, and is left alone', async () => {
    const refusing = await receiver(refuses)
    const { code, messages, requests } = await run('storm', dsn(refusing.host))
    refusing.close()
    expect({ code, requests }).toEqual({ code: 0, requests: 1 })
    expect(messages).toContainEqual({ said: true })
  })

  test('is not there breaks nothing, and is left alone', async () => {
    const { code, requests } = await run('storm', dsn(await nobody()))
    expect({ code, requests }).toEqual({ code: 0, requests: 1 })
  })

  test('leads elsewhere is not followed', async () => {
    const other = await receiver(takes)
    const leading = await receiver(
      (response) => void response.writeHead(307, { location: `http://${other.host}/` }).end(),
    )
    await run('errors', dsn(leading.host))
    for (const one of [other, leading]) one.close()
    expect(other.heard).toEqual([])
  })
})
