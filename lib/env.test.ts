import { describe, expect, test } from 'vitest'
import { parseEnv, requireServed } from './env.ts'
import { EnvError } from './env-error.ts'
import { envWarnings } from './env-warnings.ts'

const good = {
  DATABASE_URL: 'postgresql://user:pass@db.example:5432/teiki',
  SMARTPAY_SECRET_KEY: 'sk_live_abc',
  APP_URL: 'https://shop.example',
  APP_SECRET: 'x'.repeat(32),
  CRON_SECRET: 'y'.repeat(16),
}

function problems(changes: Record<string, string | undefined>): readonly string[] {
  try {
    parseEnv({ ...good, ...changes })
    return []
  } catch (error) {
    return error instanceof EnvError ? error.problems : [String(error)]
  }
}

describe('parseEnv', () => {
  test('takes the live addresses by default', () => {
    expect(parseEnv(good)).toMatchObject({
      appUrl: 'https://shop.example',
      directUrl: good.DATABASE_URL,
      smartpay: {
        apiUrl: 'https://api.smartpay.co/v1',
        checkoutOrigin: 'https://checkout.smartpay.co',
        test: false,
      },
    })
  })

  test('lists everything that is missing at once', () => {
    const nothing = Object.fromEntries(Object.keys(good).map((name) => [name, undefined]))
    const listed = problems(nothing)
    for (const name of Object.keys(good)) expect(listed.join('\n')).toContain(`${name} is missing`)
  })

  test.each([
    ['an empty value', { APP_SECRET: '' }, 'APP_SECRET is missing'],
    ['a short secret', { APP_SECRET: 'short' }, 'APP_SECRET'],
    ['a short secret of before', { APP_SECRET_PREVIOUS: 'short' }, 'APP_SECRET_PREVIOUS'],
    ['the same secret twice', { APP_SECRET_PREVIOUS: 'x'.repeat(32) }, 'same as APP_SECRET'],
    ['http on a deployment', { APP_URL: 'http://shop.example' }, 'APP_URL'],
    ['a path', { APP_URL: 'https://shop.example/ja' }, 'APP_URL'],
    ['a public key', { SMARTPAY_SECRET_KEY: 'pk_test_abc' }, 'SMARTPAY_SECRET_KEY'],
    ['a live key on the sandbox', { SMARTPAY_API_URL: 'http://127.0.0.1:4010/v1' }, 'live key'],
    ['a local run on https', { LOCAL_RUN: '1' }, 'LOCAL_RUN'],
    [
      'a local run at Vercel',
      { LOCAL_RUN: '1', APP_URL: 'http://localhost:3000', VERCEL_ENV: 'preview' },
      'LOCAL_RUN',
    ],
    ['the published secret', { APP_SECRET: `change-me-${'x'.repeat(40)}` }, 'everybody knows'],
    ['another database', { DATABASE_URL: 'mysql://db/teiki' }, 'DATABASE_URL'],
    ['the database as its replica', { REPLICA_URL: good.DATABASE_URL }, 'REPLICA_URL'],
    [
      'a pool of Neon alone',
      { DATABASE_URL: 'postgresql://u:p@ep-1-pooler.ap.neon.tech/teiki' },
      'DIRECT_URL is missing, and DATABASE_URL is the address of a pooler: set DIRECT_URL to the unpooled address',
    ],
    [
      'a pool of Supabase alone',
      { DATABASE_URL: 'postgresql://u:p@aws-0.pooler.supabase.com:6543/postgres' },
      'DIRECT_URL is missing, and DATABASE_URL is the address of a pooler',
    ],
    [
      'migrations through a pool',
      { DIRECT_URL: 'postgresql://u:p@db.example:5432/teiki?pgbouncer=true' },
      'DIRECT_URL is the address of a pooler',
    ],
    ['a sender without a server', { MAIL_FROM: 'hello@shop.example' }, 'SMTP_URL is missing'],
    ['a server without a sender', { SMTP_URL: 'smtp://mail.example' }, 'MAIL_FROM is missing'],
    [
      'a mail server that is none',
      { SMTP_URL: 'https://mail.example', MAIL_FROM: 'hello@shop.example' },
      'SMTP_URL is not right',
    ],
    [
      'a sender who adds a header',
      { SMTP_URL: 'smtp://mail.example', MAIL_FROM: 'Shop\nBcc: <a@b.example>' },
      'MAIL_FROM is not right',
    ],
    [
      'an error service without a key',
      { SENTRY_DSN: 'https://errors.example/1' },
      'SENTRY_DSN is not right: the address that',
    ],
    [
      'a receiver that is none',
      { OTEL_EXPORTER_OTLP_ENDPOINT: 'otel:4317' },
      'OTEL_EXPORTER_OTLP_ENDPOINT is not right',
    ],
    [
      'headers that are none',
      { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://otel:4318', OTEL_EXPORTER_OTLP_HEADERS: 'secret' },
      'OTEL_EXPORTER_OTLP_HEADERS is not right',
    ],
    ['nonsense', { DATABASE_URL: 'nonsense' }, 'DATABASE_URL'],
  ])('refuses %s by name', (_name, changes, named) => {
    const listed = problems(changes)
    expect(listed).toHaveLength(1)
    expect(listed[0]).toContain(named)
  })

  test.each([
    ['no second address', undefined, false],
    ['another role at the same server', 'postgresql://owner:p@db.example/teiki', false],
    ['another server behind it', 'postgresql://user:pass@direct.example:5432/teiki', true],
  ])('knows whether it is pooled: %s', (_name, DIRECT_URL, pooled) => {
    expect(parseEnv({ ...good, DIRECT_URL })).toMatchObject({ pooled })
  })

  test('tells nobody outside unless it is told whom', () => {
    expect(parseEnv(good).telemetry).toEqual({ sentry: undefined, otlp: undefined })
    const told = {
      SENTRY_DSN: 'https://key@errors.example/7',
      OTEL_EXPORTER_OTLP_ENDPOINT: 'http://otel:4318',
      OTEL_EXPORTER_OTLP_HEADERS: 'authorization=Bearer%20x',
    }
    expect(parseEnv({ ...good, ...told }).telemetry).toEqual({
      sentry: { envelopeUrl: 'https://errors.example/api/7/envelope/', publicKey: 'key' },
      otlp: { tracesUrl: 'http://otel:4318/v1/traces', headers: { authorization: 'Bearer x' } },
    })
  })

  test('takes mail settings together', () => {
    expect(parseEnv(good).mail).toBeUndefined()
    const mail = { SMTP_URL: 'smtps://u:p%40ss@mail.example', MAIL_FROM: '山彦珈琲 <a@b.example>' }
    expect(parseEnv({ ...good, ...mail }).mail).toEqual({
      smtp: {
        host: 'mail.example',
        port: 465,
        secure: true,
        login: { user: 'u', password: 'p@ss' },
      },
      from: { name: '山彦珈琲', emailAddress: 'a@b.example' },
    })
  })

  test.each([
    ['none', {}, null],
    ['Vercel’s', { VERCEL_ENV: 'production' }, { header: 'x-vercel-forwarded-for', hops: 1 }],
    ['a proxy’s', { CLIENT_IP_HEADER: 'X-Real-IP' }, { header: 'x-real-ip', hops: 1 }],
    [
      'that of two proxies',
      { CLIENT_IP_HEADER: 'x-forwarded-for', CLIENT_IP_HOPS: '2', VERCEL_ENV: 'production' },
      { header: 'x-forwarded-for', hops: 2 },
    ],
  ])('knows the header that tells who asks: %s', (_name, changes, expected) => {
    expect(parseEnv({ ...good, ...changes }).clientAddress).toEqual(expected)
  })

  test.each([
    [{ CLIENT_IP_HEADER: 'x real ip' }, 'CLIENT_IP_HEADER is not right'],
    [{ CLIENT_IP_HOPS: '0' }, 'CLIENT_IP_HOPS'],
  ])('refuses %j', (changes, said) => {
    expect(problems(changes).join('\n')).toContain(said)
  })

  test('a storefront where nothing tells who asks does not start unless that is meant', () => {
    const served = (changes: Record<string, string>) => () =>
      requireServed(parseEnv({ ...good, ...changes }))
    expect(served({})).toThrow(/CLIENT_IP_HEADER is missing: .*none/)
    expect(served({ CLIENT_IP_HEADER: 'none' })).not.toThrow()
    expect(served({ CLIENT_IP_HEADER: 'x-real-ip' })).not.toThrow()
    expect(served({ VERCEL_ENV: 'production' })).not.toThrow()
    expect(served({ LOCAL_RUN: '1', APP_URL: 'http://localhost:3000' })).not.toThrow()
  })

  test('warns of a server on which visitors cannot be told apart', () => {
    const none = parseEnv({ ...good, CLIENT_IP_HEADER: 'none' })
    expect(none.clientAddress).toBeNull()
    expect(envWarnings(none)).toEqual([expect.stringContaining('CLIENT_IP_HEADER')])
    expect(envWarnings(parseEnv({ ...good, CLIENT_IP_HEADER: 'x-real-ip' }))).toEqual([])
  })

  test('warns of a test key in production', () => {
    const value = parseEnv({
      ...good,
      SMARTPAY_SECRET_KEY: 'sk_test_abc',
      VERCEL_ENV: 'production',
    })
    expect(envWarnings(value)).toHaveLength(1)
    expect(envWarnings(parseEnv({ ...good, VERCEL_ENV: 'production' }))).toEqual([])
  })
})
