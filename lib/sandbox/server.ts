import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { jsonHeaders, notReady, replyOf } from './api/answers.ts'
import { createApi } from './api/api.ts'
import { emptyLog } from './api/requests.ts'
import { wallClockMs } from './clock.ts'
import type { Parts } from './parts.ts'
import { createAgenda } from './state/agenda.ts'
import { timeOrders } from './state/order-timer.ts'
import { settingsOf } from './state/state.ts'
import { fileStore, memoryStore } from './state/store.ts'
import { createSender } from './webhooks/sender.ts'

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

type Listener = (request: IncomingMessage, response: ServerResponse) => void

/** The Smartpay emulator on loopback. Rejects with EADDRINUSE when the port is taken. */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  let listener = tellToWait
  const server = createServer((request, response) => listener(request, response))
  await listen(server, options.port)
  try {
    const own = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    // After the port is ours: a second start of the same sandbox must not touch the first one's data.
    const { parts, stop } = await open(options, options.origin ?? own)
    listener = assemble(parts)
    return { origin: parts.origin, close: closing(server, stop) }
  } catch (error) {
    server.close()
    throw error
  }
}

/** Everything but the server; what waits for its time in a kept state is put on the agenda again. */
async function open(
  { dataDir, shopName, now: base = wallClockMs }: SandboxOptions,
  origin: string,
): Promise<{ parts: Parts; stop: () => Promise<void> }> {
  let offsetMs = () => 0
  const now = () => base() + offsetMs()
  const store = dataDir === undefined ? memoryStore() : await fileStore(dataDir, now)
  offsetMs = () => settingsOf(store.state).clockOffsetMs
  const agenda = createAgenda(now)
  const parts: Parts = {
    store,
    agenda,
    notice: (changes) => {
      timeOrders(parts, changes)
      sender.notice(changes)
    },
    faults: [],
    requests: emptyLog(),
    shopName: shopName ?? { ja: '山彦珈琲', en: 'Yamabiko Coffee' },
    origin,
    now,
  }
  const sender = createSender(parts)
  const wakeUp = () => {
    agenda.clear()
    for (const object of store.state.orders.values()) parts.notice([{ put: 'orders', object }])
    for (const object of store.state.deliveries.values())
      parts.notice([{ put: 'deliveries', object }])
  }
  store.onUndone(wakeUp)
  wakeUp()
  const stop = async () => {
    agenda.clear()
    sender.close()
    await store.close()
  }
  return { parts, stop }
}

/** The port is ours before the state is read: whoever comes that early is told so as Smartpay tells things. */
const tellToWait: Listener = (_, response) => {
  const { status, text } = replyOf(notReady)
  response.writeHead(status, { ...jsonHeaders(text), 'retry-after': '1' }).end(text)
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
}

/** Answers under way are cut off: what they did is kept. Closing twice is closing once. */
function closing(server: Server, stop: () => Promise<void>): () => Promise<void> {
  let closed: Promise<void> | undefined
  const close = async () => {
    const ended = new Promise((resolve) => server.close(resolve))
    server.closeAllConnections()
    await ended
    await stop()
  }
  return () => {
    closed ??= close()
    return closed
  }
}

/** The API answers at once; the pages are loaded when somebody first asks for one. */
function assemble(parts: Parts): Listener {
  const api = createApi(parts)
  let pages: Promise<Listener> | undefined
  const rest: Listener = (request, response) => {
    pages ??= import('./pages.ts').then(({ createPages }) =>
      getRequestListener(createPages(parts).fetch),
    )
    pages.then(
      (listen) => listen(request, response),
      (error) => {
        console.error(error)
        response.writeHead(500).end()
      },
    )
  }
  return (request, response) => {
    // Some SDKs read an address from the environment only if `api.smartpay` is in it.
    request.url = (request.url ?? '').replace(/^\/api\.smartpay(?=\/v1([/?]|$))/, '')
    if (/^\/v1([/?]|$)/.test(request.url)) void api(request, response)
    else rest(request, response)
  }
}
