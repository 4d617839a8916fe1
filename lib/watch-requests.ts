import { subscribe } from 'node:diagnostics_channel'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { emptyPolicy, staticHeaders } from './security-headers.ts'

/** Nothing that we take is larger than 300 KB; Node's own patience is five minutes. */
const wholeRequestWithinMs = 30_000
const headWithinMs = 20_000
/** Nothing said or read for longer than the longest job takes: whoever does not read an answer is cut off. */
const silentForMs = 360_000
/**
 * Twenty times as much as anything that we take, whose sender hears a 413: Next reads a refused body to its end
 * (Node 24: 80 bodies of 9.5 MB at once made a process grow by 135 MB).
 */
const cutOffBytes = 6_000_000
/** Far more than a proxy in front opens; each costs memory before anything is known of who it is. */
const mostConnections = 2_000

type Started = { request: IncomingMessage; response: ServerResponse; server: Server }

/**
 * Has a word with each request before Next sees it, where this process serves HTTP itself. Next answers some
 * before `proxy.ts` runs (slashes too many, a broken body, its own errors): those carry the headers too. A
 * request that names a host in its first line, or a method that Next's classes cannot hold, reaches
 * `proxy.ts` as one that is refused there. Whoever announces a body that is far too large is cut off unheard.
 */
export function watchRequests(): void {
  subscribe('http.server.request.start', (message) => {
    const { request, response, server } = message as Started
    server.requestTimeout = wholeRequestWithinMs
    server.headersTimeout = headWithinMs
    server.timeout = silentForMs
    server.maxConnections = mostConnections
    const headers = { ...staticHeaders, 'content-security-policy': emptyPolicy }
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
    if (!request.url?.startsWith('/')) request.url = '/%ff'
    if (request.method === 'TRACE') request.method = 'REFUSED'
    if (Number(request.headers['content-length']) > cutOffBytes) request.socket.destroy()
  })
}
