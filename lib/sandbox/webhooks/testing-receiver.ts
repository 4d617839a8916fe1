import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterEach } from 'vitest'
import { send } from '../testing.ts'

type Delivered = { headers: IncomingHttpHeaders; body: string; type: string; id: string }

type Receiver = {
  url: string
  delivered: Delivered[]
  /** Resolves once so many have come. */
  untilDelivered(count: number): Promise<Delivered[]>
}

const closing: (() => void)[] = []

afterEach(() => {
  for (const close of closing.splice(0)) close()
})

/** A shop's webhook endpoint that answers with these statuses, and then with 200. */
export async function openReceiver(
  answers: (number | ((response: ServerResponse) => void))[] = [],
): Promise<Receiver> {
  const delivered: Delivered[] = []
  let look = () => {}
  const server = createServer(async (request, response) => {
    const body = await text(request)
    const event = JSON.parse(body)
    delivered.push({ headers: request.headers, body, type: event.eventData.type, id: event.id })
    const answer = answers.shift() ?? 200
    if (typeof answer === 'number') response.writeHead(answer).end(`answer ${answer}`)
    else answer(response)
    look()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closing.push(() => {
    server.close()
    server.closeAllConnections()
  })
  const untilDelivered = (count: number) =>
    new Promise<Delivered[]>((resolve) => {
      look = () => {
        if (delivered.length >= count) resolve(delivered)
      }
      look()
    })
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks`,
    delivered,
    untilDelivered,
  }
}

export type Endpoint = { id: string; url: string; signingSecret: string; active: boolean }

/** An endpoint of the sandbox's; the answer must be one. */
export async function subscribe(
  origin: string,
  body: { url: string; eventSubscriptions?: string[] },
  key = 'sk_test_tests',
): Promise<Endpoint> {
  const answer = await send<Endpoint>('POST', `${origin}/v1/webhook-endpoints`, { body, key })
  if (answer.status !== 200) throw new Error(`No endpoint: ${answer.text}`)
  return answer.json
}
