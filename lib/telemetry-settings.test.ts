import { describe, expect, test } from 'vitest'
import { parseOtlpEndpoint, parseOtlpHeaders, parseSentryDsn } from './telemetry-settings.ts'

describe('parseSentryDsn', () => {
  test.each([
    [
      'https://abc123@o1.ingest.sentry.example/42',
      'https://o1.ingest.sentry.example/api/42/envelope/',
    ],
    ['http://abc123@127.0.0.1:8000/1', 'http://127.0.0.1:8000/api/1/envelope/'],
    [
      'https://abc123@errors.example/below/here/7',
      'https://errors.example/below/here/api/7/envelope/',
    ],
  ])('%s leads to its envelope', (dsn, envelopeUrl) => {
    expect(parseSentryDsn(dsn)).toEqual({ envelopeUrl, publicKey: 'abc123' })
  })

  test.each([
    'https://errors.example/42',
    'https://abc123@errors.example/',
    'https://abc123@errors.example/project',
    'https://abc123@errors.example/42?x=1',
    'ftp://abc123@errors.example/42',
    'https://a%0d@errors.example/42',
    'abc',
  ])('%s is none', (dsn) => {
    expect(parseSentryDsn(dsn)).toBeNull()
  })
})

describe('parseOtlpEndpoint', () => {
  test.each([
    ['http://127.0.0.1:4318', 'http://127.0.0.1:4318/v1/traces'],
    ['https://otlp.example/in/', 'https://otlp.example/in/v1/traces'],
  ])('%s leads to its traces', (endpoint, traces) => {
    expect(parseOtlpEndpoint(endpoint)).toBe(traces)
  })

  test.each(['grpc://otlp.example', 'https://u:p@otlp.example', 'https://otlp.example?x=1', ''])(
    '%s is none',
    (endpoint) => {
      expect(parseOtlpEndpoint(endpoint)).toBeNull()
    },
  )
})

describe('parseOtlpHeaders', () => {
  test('reads names and percent-encoded values', () => {
    expect(parseOtlpHeaders('Authorization=Basic%20abc%3D, x-scope=teiki')).toEqual({
      authorization: 'Basic abc=',
      'x-scope': 'teiki',
    })
  })

  test.each(['authorization', 'a=b%0d%0ac', '=x', 'a=%zz', 'a b=c', 'a='])('%s is none', (text) => {
    expect(parseOtlpHeaders(text)).toBeNull()
  })
})
