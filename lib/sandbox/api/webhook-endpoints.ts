import type { Parts } from '../parts.ts'
import { objectId, signingSecret } from '../state/ids.ts'
import type { WebhookEndpoint } from '../webhooks/endpoint.ts'
import { eventTypes } from '../webhooks/event.ts'
import { type Answer, refusal } from './answers.ts'
import { parseBody } from './body.ts'
import { belongsTo, type Call } from './call.ts'
import { endpointChange, endpointInput } from './endpoint-input.ts'
import { listPage } from './list.ts'
import { changed } from './notes.ts'

/** smartpay-api §12.1: without subscriptions, all events. The address is not tried out. */
export function createEndpoint(call: Call, { now }: Parts): Answer {
  const input = parseBody(endpointInput, call.text)
  if (!input.ok) return input.reason
  const { url, description, metadata = {}, eventSubscriptions = [...eventTypes] } = input.value
  const at = now()
  return saved({
    id: objectId('webhookendpoint', call.mode),
    object: 'webhookEndpoint',
    url,
    active: true,
    eventSubscriptions,
    description,
    metadata,
    signingSecret: signingSecret(),
    test: call.mode === 'test',
    createdAt: at,
    updatedAt: at,
  })
}

/** The secret is shown with single endpoints only. */
export function listEndpoints(call: Call, { store }: Parts): Answer {
  return listPage(call, store.state.webhookEndpoints, {
    show: ({ signingSecret: _, ...endpoint }) => endpoint,
    isListed: ({ deletedAt }) => deletedAt === undefined,
  })
}

export function readEndpoint(call: Call, parts: Parts): Answer {
  const endpoint = findEndpoint(call, parts)
  return endpoint ? { status: 200, body: endpoint } : noSuchEndpoint
}

export function updateEndpoint(call: Call, parts: Parts): Answer {
  const endpoint = findEndpoint(call, parts)
  if (!endpoint) return noSuchEndpoint
  const input = parseBody(endpointChange, call.text)
  if (!input.ok) return input.reason
  const next = changed(endpoint, input.value, parts.now())
  return next.ok ? saved(next.value) : next.reason
}

export function deleteEndpoint(call: Call, parts: Parts): Answer {
  const endpoint = findEndpoint(call, parts)
  if (!endpoint) return noSuchEndpoint
  const object = { ...endpoint, deletedAt: parts.now() }
  return { status: 204, changes: [{ put: 'webhookEndpoints', object }] }
}

const noSuchEndpoint = refusal(404, 'webhook-endpoint.not-found', 'There is no such endpoint')

function findEndpoint(call: Call, { store }: Parts): WebhookEndpoint | null {
  const endpoint = store.state.webhookEndpoints.get(call.id)
  return endpoint && belongsTo(call, endpoint) && endpoint.deletedAt === undefined ? endpoint : null
}

function saved(object: WebhookEndpoint): Answer {
  return { status: 200, body: object, changes: [{ put: 'webhookEndpoints', object }] }
}
