import type { ServerResponse } from 'node:http'
import { type HttpBindings, serve } from '@hono/node-server'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { wallClockMs } from '#lib/clock.ts'
import { createApi } from './api.ts'
import { createCheckout } from './checkout.ts'
import { createControl, type Received } from './control.ts'
import { errorAnswer } from './errors.ts'
import { type Fault, suffer, takeFault } from './faults.ts'
import { fileStore, memoryStore } from './store.ts'
import { style } from './style.ts'

export type SandboxOptions = {
  /** 0 takes a free one. */
  port: number
  /** Where state survives a restart; without it, it lives in memory. */
  dataDir?: string
  shopName?: { ja: string; en: string }
}

export type Sandbox = { origin: string; close(): Promise<void> }

/** The Smartpay emulator as a server on loopback. Rejects with EADDRINUSE when the port is taken. */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const store = options.dataDir ? fileStore(options.dataDir) : memoryStore()
  const shopName = options.shopName ?? { ja: '山彦珈琲', en: 'Yamabiko Coffee' }
  let origin = ''
  const app = assemble({ store, shopName, origin: () => origin })
  return new Promise((resolve, reject) => {
    const server = serve(
      { fetch: app.fetch, port: options.port, hostname: '127.0.0.1' },
      ({ port }) => {
        origin = `http://127.0.0.1:${port}`
        resolve({ origin, close })
      },
    )
    server.once('error', reject)
    const close = () =>
      new Promise<void>((done) => {
        server.close(() => {
          store.close()
          done()
        })
        if ('closeAllConnections' in server) server.closeAllConnections()
      })
  })
}

type Parts = {
  store: ReturnType<typeof memoryStore>
  shopName: { ja: string; en: string }
  origin: () => string
}

function assemble({ store, shopName, origin }: Parts): Hono<{ Bindings: HttpBindings }> {
  const now = wallClockMs
  const faults: Fault[] = []
  const received: Received[] = []
  const app = new Hono<{ Bindings: HttpBindings }>()
  app.use('*', async (call, next) => {
    await next()
    call.header('x-content-type-options', 'nosniff')
    call.header('cache-control', 'no-store')
    call.header('referrer-policy', 'strict-origin-when-cross-origin')
    call.header(
      'content-security-policy',
      "default-src 'none'; style-src 'self'; img-src data:; frame-ancestors 'none'; base-uri 'none'",
    )
  })
  app.use(
    '*',
    bodyLimit({
      maxSize: 1_000_000,
      onError: () => errorAnswer(413, 'request.invalid', 'The body is too large'),
    }),
  )
  app.use('/v1/*', async (call, next) => {
    const fault = takeFault(faults, call.req.method, call.req.path.slice('/v1'.length))
    const work = async () => {
      await next()
      return call.res
    }
    const answer = fault ? await suffer(fault, work) : await work()
    const status = answer === 'hang up' ? 0 : answer.status
    const key = call.req.header('idempotency-key')
    received.push({
      method: call.req.method,
      path: call.req.path,
      status,
      ...(key ? { idempotencyKey: key } : {}),
    })
    if (answer === 'hang up') hangUp(call.env.outgoing)
    else call.res = answer
  })
  app.route('/v1', createApi({ store, origin, now }))
  app.route('/_control', createControl({ store, faults, received, now }))
  app.get('/_sandbox.css', (call) =>
    call.body(style, 200, { 'content-type': 'text/css; charset=utf-8' }),
  )
  app.route('/', createCheckout({ store, shopName, now }))
  app.notFound(() => errorAnswer(404, 'request.not-found', 'No such address'))
  return app
}

function hangUp(outgoing: HttpBindings['outgoing']): void {
  ;(outgoing as ServerResponse).socket?.destroy()
}
