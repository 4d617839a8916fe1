import { once } from 'node:events'
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { Asked } from './match-route.ts'
import { readMiddleware } from './middleware-answer.ts'
import type { OutputConfig } from './output-config.ts'
import { type Routed, routeRequest } from './route-request.ts'
import type { RunningFunction } from './start-functions.ts'
import { read, staticFiles } from './static-files.ts'

/** Vercel takes no larger body. */
const mostBytes = 4_500_000

export type Edge = { port: number; stop(): void }

type Options = {
  output: string
  config: OutputConfig
  functions: readonly RunningFunction[]
  /** Under which the deployment is known; TLS ends before us. */
  host: string
}

/** What stands before the functions at Vercel: it leads requests by the routes of the output, and serves its files. */
export async function startEdge({ output, config, functions, host }: Options): Promise<Edge> {
  const files = staticFiles(output, config.overrides)
  const byPath = new Map(functions.flatMap((one) => one.paths.map((path) => [path, one] as const)))
  const exists = (path: string) => files.has(path) || (byPath.has(path) && path !== '/_middleware')

  async function answer(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const body = await bodyOf(incoming)
    if (body === null) return void outgoing.writeHead(413).end()
    const asked = askedBy(incoming, host)
    const runMiddleware = async (path: string, of: Asked) => {
      const url = `${of.pathname}${of.query.size > 0 ? `?${of.query}` : ''}`
      const told = await call(byPath.get(path), { ...of, url }, body)
      return readMiddleware(told, await bytesOf(told), of.headers)
    }
    const routed = await routeRequest(asked, { config, exists, runMiddleware })
    if (routed.answered) return send(outgoing, routed.answered, routed)
    const file = files.get(routed.found ?? '')
    if (file) {
      const { body: bytes, type } = read(file)
      return write(outgoing, routed.status ?? 200, [['content-type', type]], routed, bytes)
    }
    const headers = { ...routed.requestHeaders, 'x-matched-path': routed.found ?? undefined }
    const told = await call(byPath.get(routed.found ?? ''), { ...asked, ...routed, headers }, body)
    const status = routed.status ?? told.statusCode ?? 502
    const pairs = Object.entries(told.headersDistinct).flatMap(([name, all = []]) =>
      all.map((value): [string, string] => [name, value]),
    )
    write(outgoing, status, pairs, routed, await bytesOf(told))
  }

  let isOver = false
  const server = createServer((incoming, outgoing) => {
    answer(incoming, outgoing).catch((error: unknown) => {
      // Webhooks of the last orders still come while the functions end.
      if (!isOver) console.error(error)
      outgoing.destroy()
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const stop = () => {
    isOver = true
    server.close()
    server.closeAllConnections()
  }
  return { port: typeof address === 'object' && address ? address.port : 0, stop }
}

/** A client cannot say what only the edge knows. */
function askedBy(incoming: IncomingMessage, host: string): Asked {
  const { method = 'GET', url = '/', headers } = incoming
  const { pathname, searchParams } = new URL(url, 'http://edge')
  const plain = Object.entries(headers).map(
    ([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value] as const,
  )
  const own = {
    'x-forwarded-for': '203.0.113.7',
    'x-vercel-forwarded-for': '203.0.113.7',
    'x-real-ip': '203.0.113.7',
    'x-forwarded-proto': 'https',
    'x-forwarded-host': headers.host ?? host,
    'x-vercel-id': 'hnd1::proof',
  }
  return {
    method,
    host: headers.host ?? host,
    pathname,
    query: searchParams,
    headers: { ...Object.fromEntries(plain), ...own, connection: undefined },
  }
}

type Call = { method: string; url: string; headers: Readonly<Record<string, string | undefined>> }

async function call(
  to: RunningFunction | undefined,
  { method, url, headers }: Call,
  body: Buffer,
): Promise<IncomingMessage> {
  if (!to) throw new Error(`No function answers for ${url}`)
  const given = Object.entries(headers).filter(([, value]) => value !== undefined)
  const asked = request({
    host: '127.0.0.1',
    port: to.port,
    method,
    path: url,
    headers: Object.fromEntries(given),
  })
  asked.end(body)
  const [told]: [IncomingMessage] = (await once(asked, 'response')) as [IncomingMessage]
  return told
}

async function bodyOf(incoming: IncomingMessage): Promise<Buffer | null> {
  const bytes = await bytesOf(incoming)
  return bytes.length > mostBytes ? null : bytes
}

async function bytesOf(stream: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of stream) parts.push(part)
  return Buffer.concat(parts)
}

async function send(outgoing: ServerResponse, answer: Response, routed: Routed): Promise<void> {
  const bytes = Buffer.from(await answer.arrayBuffer())
  write(outgoing, answer.status, [...answer.headers], routed, bytes)
}

/** What a function says itself wins over what the routes and middleware say, but for what is `important`; cookies are added. */
function write(
  outgoing: ServerResponse,
  status: number,
  headers: readonly [string, string][],
  { answerHeaders, important }: Routed,
  body: Buffer,
): void {
  outgoing.statusCode = status
  const hop = /^(connection|keep-alive|transfer-encoding|content-length)$/
  for (const [name, value] of answerHeaders)
    if (name !== 'set-cookie') outgoing.setHeader(name, value)
  for (const [name, value] of headers)
    if (name === 'set-cookie') outgoing.appendHeader(name, value)
    else if (!hop.test(name) && !important.has(name)) outgoing.setHeader(name, value)
  for (const cookie of answerHeaders.getSetCookie()) outgoing.appendHeader('set-cookie', cookie)
  outgoing.end(body)
}
