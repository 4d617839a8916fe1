import { describe, expect, test } from 'vitest'
import { type Asked, matchRoute, substitute } from './match-route.ts'
import type { OutputConfig, Route } from './output-config.ts'
import { type Passed, routeRequest } from './route-request.ts'

function asked(address: string, headers: Asked['headers'] = {}): Asked {
  const { pathname, searchParams, host } = new URL(address, 'https://shop.test')
  return { method: 'GET', host, pathname, query: searchParams, headers }
}

describe('matchRoute', () => {
  test('takes the whole path only, and what it catches by number and name', () => {
    const route: Route = { src: '/jobs/(?<nxtPjob>[^/]+?)(?:/)?' }
    expect(matchRoute(route, asked('/jobs/charge/'))).toMatchObject({
      nxtPjob: 'charge',
      1: 'charge',
    })
    expect(matchRoute(route, asked('/api/jobs/charge'))).toBeNull()
  })

  test('wants every condition of has, and none of missing', () => {
    const route: Route = {
      src: '/.*',
      has: [{ type: 'header', key: 'RSC', value: '1' }],
      missing: [{ type: 'cookie', key: 'seen' }],
    }
    expect(matchRoute(route, asked('/ja', { rsc: '1' }))).not.toBeNull()
    expect(matchRoute(route, asked('/ja', { rsc: '0' }))).toBeNull()
    expect(matchRoute(route, asked('/ja', { rsc: '1', cookie: 'a=b; seen=1' }))).toBeNull()
  })

  test('fills a destination in, and leaves out what caught nothing', () => {
    expect(substitute('/[job]$suffix?nxtPjob=$nxtPjob', { nxtPjob: 'charge' })).toBe(
      '/[job]?nxtPjob=charge',
    )
  })
})

const none: OutputConfig['routes'] = {
  start: [],
  filesystem: [],
  resource: [],
  miss: [],
  rewrite: [],
  hit: [],
  error: [],
}
const output = new Set(['/ja', '/file.css', '/api/jobs/[job]', '/_not-found'])

function route(one: Asked, routes: Partial<OutputConfig['routes']>, pass: Partial<Passed> = {}) {
  const config = { routes: { ...none, ...routes }, crons: [], overrides: {} }
  const passed = {
    answered: null,
    rewrittenTo: null,
    requestHeaders: one.headers,
    answerHeaders: new Headers(),
    ...pass,
  }
  return routeRequest(one, {
    config,
    exists: (path) => output.has(path),
    runMiddleware: async () => passed,
  })
}

describe('routeRequest', () => {
  const notFound: Route = { src: '/.*', dest: '/_not-found', status: 404 }
  const middleware: Route = { src: '/.*', middlewarePath: '/_middleware', continue: true }
  const job: Route = {
    src: '/api/jobs/(?<nxtPjob>[^/]+)',
    dest: '/api/jobs/[job]?nxtPjob=$nxtPjob',
    check: true,
  }

  test('finds a function by its pattern, which is asked by the address as it was', async () => {
    const found = await route(asked('/api/jobs/charge?now=1'), {
      rewrite: [job],
      error: [notFound],
    })
    expect(found).toMatchObject({
      found: '/api/jobs/[job]',
      url: '/api/jobs/charge?now=1&nxtPjob=charge',
      status: null,
    })
  })

  test('what the output has is found before any pattern', async () => {
    const all: Route = { src: '/.*', dest: '/_not-found', check: true }
    expect(await route(asked('/ja'), { rewrite: [all] })).toMatchObject({
      found: '/ja',
      url: '/ja',
    })
  })

  test('nothing found is the page of that error', async () => {
    const found = await route(asked('/nowhere'), { rewrite: [job], error: [notFound] })
    expect(found).toMatchObject({ found: '/_not-found', status: 404 })
  })

  test('middleware answers, changes headers, or leads on', async () => {
    const start = [middleware]
    const answered = new Response('no', { status: 403 })
    expect(await route(asked('/ja'), { start }, { answered })).toMatchObject({
      found: null,
      answered,
    })
    const requestHeaders = { 'x-nonce': 'n' }
    const changed = await route(asked('/ja'), { start }, { requestHeaders })
    expect(changed).toMatchObject({ found: '/ja', requestHeaders })
    const led = await route(asked('/ja'), { start, error: [notFound] }, { rewrittenTo: '/none' })
    expect(led).toMatchObject({ found: '/_not-found', status: 404 })
  })

  test('a header that is important is named, so that it wins over the function’s', async () => {
    const hit: Route[] = [
      {
        src: '/file.css',
        headers: { 'cache-control': 'immutable' },
        important: true,
        continue: true,
      },
    ]
    const { answerHeaders, important } = await route(asked('/file.css'), { hit })
    expect(answerHeaders.get('cache-control')).toBe('immutable')
    expect([...important]).toEqual(['cache-control'])
  })
})
