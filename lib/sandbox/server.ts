import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer, type HttpBindings } from '@hono/node-server'
import { type Context, Hono, type Next } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { wallClockMs } from '#lib/clock.ts'
import { noSuchAddress, refusal, respond } from './api/answers.ts'
import { createApi } from './api/api.ts'
import { emptyLog } from './api/requests.ts'
import { createCheckout } from './checkout/checkout.ts'
import { style } from './checkout/style.ts'
import { createControl } from './control/control.ts'
import type { Parts } from './parts.ts'
import { fileStore, memoryStore, type Store } from './state/store.ts'

export type SandboxOptions = {
  /** 0 takes a free one. */
  port: number
  /** Where state survives a restart; without it, it lives in memory. */
  dataDir?: string | undefined
  shopName?: { ja: string; en: string } | undefined
  /** Where browsers reach the checkout pages, when that is not `http://127.0.0.1:<port>`. */
  origin?: string | undefined
  /** Milliseconds since 1970. */
  now?: (() => number) | undefined
}

export type Sandbox = { origin: string; close(): Promise<void> }

/** The Smartpay emulator on loopback. Rejects with EADDRINUSE when the port is taken. */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const { port, dataDir, now = wallClockMs } = options
  let app = new Hono<{ Bindings: HttpBindings }>()
  const server = createAdaptorServer({ fetch: (request, env) => app.fetch(request, env) }) as Server
  await listen(server, port)
  try {
    const own = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    // After the port is ours: a second start of the same sandbox must not touch the first one's data.
    const store = dataDir === undefined ? memoryStore() : fileStore(dataDir, now())
    const origin = options.origin ?? own
    const shopName = options.shopName ?? { ja: '山彦珈琲', en: 'Yamabiko Coffee' }
    app = assemble({ store, faults: [], requests: emptyLog(), shopName, origin, now })
    return { origin, close: closing(server, store) }
  } catch (error) {
    server.close()
    throw error
  }
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
}

/** Answers under way are cut off: what they did is kept. Closing twice is closing once. */
function closing(server: Server, store: Store): () => Promise<void> {
  let closed: Promise<void> | undefined
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => {
        store.close()
        resolve()
      })
      server.closeAllConnections()
    })
  return () => {
    closed ??= close()
    return closed
  }
}

function assemble(parts: Parts): Hono<{ Bindings: HttpBindings }> {
  const app = new Hono<{ Bindings: HttpBindings }>()
  app.use(secureHeaders)
  app.use(bodyLimit({ maxSize: 1_000_000, onError: () => respond(tooLarge) }))
  app.route('/v1', createApi(parts))
  app.route('/_control', createControl(parts))
  app.get('/_sandbox.css', (call) =>
    call.body(style, 200, { 'content-type': 'text/css; charset=utf-8' }),
  )
  app.route('/', createCheckout(parts))
  app.notFound(() => respond(noSuchAddress))
  app.onError((error) => {
    console.error(error)
    return respond(broken)
  })
  return app
}

const tooLarge = refusal(413, 'request.invalid', 'The body is larger than 1 MB')
const broken = refusal(500, 'unexpected_error', 'The sandbox failed: its output says why')

/** `form-action` also holds for where a form is redirected to, which is any merchant's address. */
const policy = [
  "default-src 'none'",
  "style-src 'self'",
  'img-src data:',
  'form-action http: https:',
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ')

async function secureHeaders(call: Context, next: Next): Promise<void> {
  await next()
  call.header('content-security-policy', policy)
  call.header('x-content-type-options', 'nosniff')
  call.header('cache-control', 'no-store')
  call.header('referrer-policy', 'strict-origin-when-cross-origin')
}
