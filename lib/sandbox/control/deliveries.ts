import { type Answer, refusal } from '../api/answers.ts'
import { commit, type Parts } from '../parts.ts'
import { modeOf, objectId } from '../state/ids.ts'
import type { Delivery } from '../webhooks/delivery.ts'

/** Newest first, with their attempts; `status`, `type`, `event` and `endpoint` narrow it down. */
export function listDeliveries({ store, agenda }: Parts, query: Record<string, string>): Answer {
  agenda.runDue()
  const fields = ['status', 'type', 'event', 'endpoint'] as const
  const wanted = fields.filter((field) => query[field] !== undefined)
  const body = [...store.state.deliveries.newestFirst()].filter((delivery) =>
    wanted.every((field) => delivery[field] === query[field]),
  )
  return { status: 200, body }
}

/** The same event to the same endpoint once more, however the first time went. */
export function sendAgain(parts: Parts, id: string): Answer {
  const first = parts.store.state.deliveries.get(id)
  if (!first) return refusal(404, 'delivery.not-found', 'There is no such delivery')
  const at = parts.now()
  const object: Delivery = {
    ...first,
    id: objectId('delivery', modeOf(first)),
    createdAt: at,
    status: 'pending',
    nextAttemptAt: at,
    attempts: [],
  }
  commit(parts, { changes: [{ put: 'deliveries', object }] })
  return { status: 200, body: object }
}
