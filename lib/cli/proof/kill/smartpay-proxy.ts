import { once } from 'node:events'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import type { FaultProxy } from './database-proxy.ts'
import { callOf, type Fate, type Moment, moments, type Watch } from './moments.ts'

type Options = {
  watch: Watch
  /** Idempotency keys that were sent by anybody, which this proxy adds to. */
  seenKeys: Set<string>
  /** How long each order takes, so that many are under way at once. */
  delayMs: number
}

export type SmartpayProxy = FaultProxy & {
  /** Orders that were sent through it. */
  sent(): number
  /** Of these, those that the runner was not answered yet. */
  underWay(): number
}

/** Passes a runner's requests on to the sandbox and asks at each moment what becomes of them. */
export async function watchSmartpay(origin: string, options: Options): Promise<SmartpayProxy> {
  const agent = new http.Agent({ keepAlive: true })
  let [sent, closed] = [0, 0]
  const proxy = http.createServer((request, response) => {
    if (request.method === 'POST') {
      sent += 1
      response.once('close', () => {
        closed += 1
      })
    }
    pass({ origin, agent, request, response }, options).catch(() => response.destroy())
  })
  proxy.listen(0, '127.0.0.1')
  await once(proxy, 'listening')
  return {
    port: (proxy.address() as AddressInfo).port,
    sent: () => sent,
    underWay: () => sent - closed,
    close: () => {
      proxy.close()
      proxy.closeAllConnections()
      agent.destroy()
    },
  }
}

type Call = {
  origin: string
  agent: http.Agent
  request: http.IncomingMessage
  response: http.ServerResponse
}

async function pass(
  { origin, agent, request, response }: Call,
  { watch, seenKeys, delayMs }: Options,
): Promise<void> {
  const { method = '', url: path = '', headers } = request
  const kind = callOf({ method, path, key: headers['idempotency-key']?.toString() }, seenKeys)
  const ask = async (what: string): Promise<Fate> => {
    const moment = moments.find((one): one is Moment => one === `${kind} ${what}`)
    return (moment && (await watch(moment))) ?? 'pass'
  }
  response.on('error', () => undefined)
  const body = buffer(request)
  body.catch(() => undefined)
  if ((await ask('arrives')) !== 'pass') return drop(response)
  const upstream = http.request(`${origin}${path}`, { method, headers, agent })
  const answered = once(upstream, 'response')
  answered.catch(() => undefined)
  upstream.end(await body)
  await once(upstream, 'finish')
  if ((await ask('is passed on')) !== 'pass') return drop(response)
  const [answer]: http.IncomingMessage[] = await answered
  if (!answer) return drop(response)
  const text = await buffer(answer)
  if (kind === 'send' && delayMs > 0) await new Promise((resolve) => setTimeout(resolve, delayMs))
  const fate = await ask('is answered')
  if (fate === 'drop') return drop(response)
  response.writeHead(answer.statusCode ?? 500, answer.headers)
  if (fate === 'half') {
    response.write(text.subarray(0, text.length / 2), () => response.destroy())
    return
  }
  response.end(text)
  await once(response, 'finish')
  await ask('was heard')
}

function drop(response: http.ServerResponse): void {
  response.destroy()
}
