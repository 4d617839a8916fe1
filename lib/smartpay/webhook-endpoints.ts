import { z } from 'zod'
import { ok, type Result } from '#lib/result.ts'
import type { SmartpayFailure } from './failure.ts'
import { request } from './request.ts'
import { idSchema } from './schemas.ts'

const patience = { deadlineMs: 8_000, tries: 2 }

/** smartpay-api §12.1. The secret comes with the creation, and perhaps with a single read, never in lists. */
const endpointSchema = z.object({
  id: idSchema('webhookendpoint'),
  url: z.string().max(2000),
  active: z.boolean().default(true),
  signingSecret: z
    .string()
    .regex(/^[0-9A-Za-z]{20,200}$/)
    .optional(),
})
export type WebhookEndpoint = z.output<typeof endpointSchema>

/** One that cannot be read is none of ours, and hides no other. */
const listSchema = z.object({ data: z.array(endpointSchema.nullable().catch(null)) })

type Answer<Value> = Promise<Result<Value, SmartpayFailure>>

/** POST /webhook-endpoints for all events: what we do not know is parked, not lost. */
export function createWebhookEndpoint(
  url: string,
  idempotencyKey: string,
): Answer<WebhookEndpoint> {
  const body = { url, description: 'Teiki' }
  const path = '/webhook-endpoints'
  return request({
    method: 'POST',
    path,
    body,
    idempotencyKey,
    answer: endpointSchema,
    ...patience,
  })
}

export function getWebhookEndpoint(id: string): Answer<WebhookEndpoint> {
  return request({
    method: 'GET',
    path: `/webhook-endpoints/${id}`,
    answer: endpointSchema,
    ...patience,
  })
}

/** PATCH: an endpoint that somebody switched off gets deliveries again. */
export function activateWebhookEndpoint(id: string): Answer<WebhookEndpoint> {
  const path = `/webhook-endpoints/${id}`
  return request({
    method: 'PATCH',
    path,
    body: { active: true },
    answer: endpointSchema,
    ...patience,
  })
}

export function deleteWebhookEndpoint(id: string): Answer<null> {
  const path = `/webhook-endpoints/${id}`
  return request({ method: 'DELETE', path, answer: z.null(), ...patience })
}

/** The first hundred: no shop has more. */
export async function listWebhookEndpoints(): Answer<WebhookEndpoint[]> {
  const path = '/webhook-endpoints?maxResults=100'
  const answer = await request({ method: 'GET', path, answer: listSchema, ...patience })
  return answer.ok ? ok(answer.value.data.filter((endpoint) => endpoint !== null)) : answer
}
