import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { env } from '#lib/env.ts'

/** A Smartpay that knows only tokens, `paytok_test_many1` and so on, as many as one likes. */
export type Stub = {
  /** It takes connections and answers nothing. */
  silent: boolean
  /** How many it lists. */
  count: number
  /** Of one by its number; null: it knows no such token. */
  statusOf: (index: number) => string | null
  /** What it was asked for. */
  pages: number
  singles: number
  empty: number
  others: number
  close(): Promise<void>
}

export function stubTokenId(index: number): string {
  return `paytok_test_many${index}`
}

/** Takes Smartpay's place for this process until it is closed. */
export async function startStub(): Promise<Stub> {
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://stub')
    const single = /^\/v1\/tokens\/paytok_test_many(\d+)$/.exec(pathname)?.[1]
    const isList = pathname === '/v1/tokens'
    const isEmptyList = emptyLists.has(pathname)
    stub[isList ? 'pages' : isEmptyList ? 'empty' : single ? 'singles' : 'others'] += 1
    if (stub.silent) return
    const [status, body] = isList
      ? [200, pageOf(stub, Number(searchParams.get('pageToken') ?? 1))]
      : isEmptyList
        ? [200, { data: [] }]
        : answerOf(stub, single)
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  const before = env().smartpay.apiUrl
  const stub: Stub = {
    silent: false,
    count: 0,
    statusOf: () => 'active',
    pages: 0,
    singles: 0,
    empty: 0,
    others: 0,
    close: async () => {
      Object.assign(env().smartpay, { apiUrl: before })
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
    },
  }
  Object.assign(env().smartpay, { apiUrl: `http://127.0.0.1:${port}/v1` })
  return stub
}

/** Nothing was ever ordered there. */
const emptyLists = new Set(['/v1/orders', '/v1/refunds'])

const unlisted = new Set(['requires_authorization', 'rejected', 'deleted'])

function pageOf({ count, statusOf }: Stub, from: number) {
  const indexes = Array.from({ length: Math.min(100, count - from + 1) }, (_, at) => from + at)
  const data = indexes.flatMap((index) => {
    const status = statusOf(index)
    return status === null || unlisted.has(status)
      ? []
      : [{ object: 'token', id: stubTokenId(index), status }]
  })
  return from + 100 <= count ? { data, nextPageToken: `${from + 100}` } : { data }
}

function answerOf({ statusOf }: Stub, single: string | undefined): [number, object] {
  const status = single === undefined ? null : statusOf(Number(single))
  if (status === null)
    return [404, { statusCode: 404, errorCode: 'token.not-found', message: 'No such token' }]
  return [200, { object: 'token', id: stubTokenId(Number(single)), status }]
}
