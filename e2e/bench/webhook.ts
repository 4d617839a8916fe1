import { randomText } from '#lib/ids.ts'
import { sign } from '#lib/sandbox/webhooks/signature.ts'
import { p95, underLoad } from './load.ts'
import { atMost, type Measured, median, spread } from './report.ts'

const connections = 32
const perRound = 640

/** The webhook route with genuine deliveries, each of another event, against a handler that does nothing. */
export async function measureWebhooks(
  shopUrl: string,
  sandboxUrl: string,
  rounds: number,
): Promise<Measured> {
  const endpoint = await readEndpoint(sandboxUrl)
  const ours: number[] = []
  const floor: number[] = []
  for (let round = -1; round < rounds; round += 1) {
    const signed = Array.from({ length: perRound }, () => delivery(endpoint, shopUrl))
    const toUs = signed.map((request) => () => post(`${shopUrl}/api/webhooks/smartpay`, request))
    const toNothing = signed.map((request) => () => post(`${shopUrl}/api/webhooks/bench`, request))
    const acknowledged = await underLoad(toUs, connections)
    const bare = await underLoad(toNothing, connections)
    if (round < 0) continue
    ours.push(p95(acknowledged.tookMs))
    floor.push(p95(bare.tookMs))
  }
  console.log(`  webhook.ack: p95 ours ${spread(ours)} ms, an empty handler ${spread(floor)} ms`)
  return {
    id: 'webhook.ack',
    what: `p95 of a delivery over an empty handler, ${rounds} rounds interleaved, ${connections} connections`,
    unit: '×',
    ...atMost(3, median(ours) / median(floor)),
  }
}

type Endpoint = { id: string; signingSecret: string }

/** The one that the shop registered when it started. */
async function readEndpoint(sandboxUrl: string): Promise<Endpoint> {
  const { webhookEndpoints } = await (await fetch(`${sandboxUrl}/_control/ledger`)).json()
  const [endpoint] = Object.values<Endpoint>(webhookEndpoints)
  if (!endpoint) throw new Error('The shop has not registered for webhooks')
  return endpoint
}

/** An approval of a token that this shop does not know: kept, looked up and put back like any other. */
function delivery({ id, signingSecret }: Endpoint, shopUrl: string): RequestInit {
  const now = Date.now()
  const event = {
    id: `evt_test_${randomText(24)}`,
    object: 'event',
    test: true,
    createdAt: now,
    eventData: {
      type: 'token.approved',
      version: '2022-02-18',
      data: { id: `paytok_test_${randomText(24)}`, object: 'token', status: 'active' },
    },
  }
  const body = JSON.stringify(event)
  return {
    method: 'POST',
    body,
    headers: {
      // The empty handler is a page's like any other: it takes what comes from the shop itself.
      origin: new URL(shopUrl).origin,
      'content-type': 'application/json',
      'smartpay-signature': sign(signingSecret, now, body),
      'smartpay-signature-timestamp': `${now}`,
      'smartpay-subscription-id': id,
      'smartpay-event-id': event.id,
    },
  }
}

async function post(url: string, request: RequestInit): Promise<void> {
  const answer = await fetch(url, request)
  await answer.arrayBuffer()
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}`)
}
