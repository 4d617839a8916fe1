import { commit, type Parts } from '../parts.ts'
import type { Change } from '../state/state.ts'
import { type Attempt, afterAttempt, type Delivery } from './delivery.ts'
import { post } from './post.ts'
import { sign } from './signature.ts'

export type Sender = {
  /** Looks for deliveries among changes that were committed, and sends them when they are due. */
  notice(changes: Change[]): void
  close(): void
}

/** So many attempts at once to one endpoint: a slow one neither floods nor holds up the others. */
const lanesPerEndpoint = 8

/** Sends what is due, waits for the journal first, and notes every attempt (smartpay-api §12.4). */
export function createSender(parts: Parts): Sender {
  const { store, agenda, now } = parts
  const waiting = new Map<string, string[]>()
  const busy = new Map<string, number>()
  const stopped = new AbortController()

  const notice = (changes: Change[]) => {
    for (const change of changes)
      if ('put' in change && change.put === 'deliveries') schedule(change.object)
  }

  const schedule = ({ id, endpoint, nextAttemptAt }: Delivery) => {
    if (nextAttemptAt === null) return
    agenda.add(nextAttemptAt, () => {
      const queue = waiting.get(endpoint) ?? []
      queue.push(id)
      waiting.set(endpoint, queue)
      sendNext(endpoint)
    })
  }

  const sendNext = (endpoint: string) => {
    const running = busy.get(endpoint) ?? 0
    const queue = waiting.get(endpoint) ?? []
    if (running >= lanesPerEndpoint || stopped.signal.aborted) return
    const id = queue.shift()
    if (id === undefined) return
    busy.set(endpoint, running + 1)
    void send(id).finally(() => {
      busy.set(endpoint, (busy.get(endpoint) ?? 1) - 1)
      sendNext(endpoint)
    })
  }

  const send = async (id: string) => {
    if (!(await isKept())) return
    const delivery = store.state.deliveries.get(id)
    if (delivery?.status !== 'pending') return
    const sent = await attempt(delivery)
    const current = store.state.deliveries.get(id)
    if (!current || stopped.signal.aborted) return
    const object: Delivery =
      sent === 'dropped'
        ? { ...current, status: 'dropped', nextAttemptAt: null }
        : afterAttempt(current, sent, now())
    commit(parts, { changes: [{ put: 'deliveries', object }] })
  }

  /** False when the journal could not be written: then the delivery never existed. */
  const isKept = async () => {
    try {
      await store.kept()
      return true
    } catch {
      return false
    }
  }

  const attempt = async (delivery: Delivery): Promise<Attempt | 'dropped'> => {
    const endpoint = store.state.webhookEndpoints.get(delivery.endpoint)
    const body = store.state.events.textOf(delivery.event)
    if (!body || !endpoint?.active || endpoint.deletedAt !== undefined) return 'dropped'
    const at = now()
    const signature = sign(endpoint.signingSecret, at, body)
    const headers = {
      'content-type': 'application/json',
      'smartpay-signature': signature,
      'smartpay-signature-timestamp': String(at),
      'smartpay-subscription-id': endpoint.id,
      'smartpay-event-id': delivery.event,
    }
    const answer = await post(endpoint.url, { headers, body, stopped: stopped.signal })
    return { at, signature, ...answer }
  }

  return { notice, close: () => stopped.abort() }
}
