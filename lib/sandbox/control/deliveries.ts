import { z } from 'zod'
import { type Answer, refusal } from '../api/answers.ts'
import { detailsOf } from '../api/details.ts'
import { commit, type Parts } from '../parts.ts'
import { modeOf, objectId } from '../state/ids.ts'
import { type Delivery, deliveryStatuses } from '../webhooks/delivery.ts'
import { eventTypes } from '../webhooks/event.ts'

const filterInput = z.strictObject({
  status: z.enum(deliveryStatuses).optional(),
  type: z.enum(eventTypes).optional(),
  event: z.string().optional(),
  endpoint: z.string().optional(),
})

/** Newest first, with their attempts; `status`, `type`, `event` and `endpoint` narrow it down. */
export function listDeliveries({ store, agenda }: Parts, query: Record<string, string>): Answer {
  agenda.runDue()
  const read = filterInput.safeParse(query)
  if (!read.success) {
    const details = detailsOf(read.error.issues)
    return refusal(400, 'request.invalid', 'The request is invalid', details)
  }
  const wanted = Object.entries(read.data) as [keyof typeof read.data, string][]
  const body = [...store.state.deliveries.newestFirst()].filter((delivery) =>
    wanted.every(([field, value]) => delivery[field] === value),
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
