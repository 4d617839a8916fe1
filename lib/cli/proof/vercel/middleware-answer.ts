import type { IncomingMessage } from 'node:http'
import type { Passed } from './route-request.ts'

const override = 'x-middleware-override-headers'
const changed = 'x-middleware-request-'

/**
 * What middleware of Next says by its headers: `x-middleware-next` and `x-middleware-rewrite` let the request go on, with the
 * headers that it names in place of those that came; anything else is its answer.
 */
export function readMiddleware(
  told: IncomingMessage,
  body: Buffer,
  asked: Passed['requestHeaders'],
): Passed {
  const headers = new Headers()
  for (const [name, all = []] of Object.entries(told.headersDistinct))
    for (const value of all) headers.append(name, value)
  const rewrite = headers.get('x-middleware-rewrite')
  const goesOn = headers.has('x-middleware-next') || rewrite !== null
  return {
    answered: goesOn ? null : answerOf(told, headers, body),
    rewrittenTo: rewrite && pathOf(rewrite),
    requestHeaders: requestHeadersIn(headers, asked),
    answerHeaders: goesOn ? forPeople(headers) : new Headers(),
  }
}

function answerOf({ statusCode = 200 }: IncomingMessage, headers: Headers, body: Buffer): Response {
  const empty = statusCode === 204 || statusCode === 304 || body.length === 0
  return new Response(empty ? null : new Uint8Array(body), {
    status: statusCode,
    headers: forPeople(headers),
  })
}

function requestHeadersIn(headers: Headers, asked: Passed['requestHeaders']) {
  const names = headers.get(override)
  if (names === null) return asked
  return Object.fromEntries(
    names.split(',').map((name) => [name, headers.get(`${changed}${name}`) ?? undefined]),
  )
}

/** Without what the edge alone reads. */
function forPeople(headers: Headers): Headers {
  const kept = new Headers(headers)
  const inside = /^(x-middleware-|connection$|keep-alive$|date$|transfer-encoding$|content-length$)/
  for (const [name] of headers) if (inside.test(name)) kept.delete(name)
  return kept
}

function pathOf(address: string): string {
  const { pathname, search } = new URL(address, 'http://edge')
  return `${pathname}${search}`
}
