import { z } from 'zod'

/** One delivery as it came: header values are null when absent, the body is its raw bytes. */
export type Delivery = {
  signature: string | null
  timestamp: string | null
  endpointId: string | null
  eventId: string | null
  body: Uint8Array
}

/** Why a delivery is not believed: it is answered 400 and kept nowhere but in a count. */
export type DeliveryRefusal = 'unsigned' | 'unknown-secret' | 'bad-signature' | 'unreadable'

/** What the body says of where to look (smartpay-api §12.3); everything else in it is ignored. */
export type EventBody = {
  id: string
  type: string
  test: boolean
  /** Milliseconds since 1970. */
  occurredAtMs: number
  object: 'token' | 'other'
  /** Of a payment the order that it is of: that is where a look finds it. */
  objectId: string
}

const id = z.string().regex(/^[\w-]{1,120}$/)

const noticeSchema = z.object({
  id: z.string().regex(/^evt_(test|live)_[0-9A-Za-z]{1,80}$/),
  test: z.boolean(),
  createdAt: z.int().min(0).max(8_640_000_000_000_000),
  eventData: z
    .object({
      type: z.string().regex(/^[\w.-]{1,80}$/),
      data: z.object({ id, order: id.optional().catch(undefined) }),
    })
    .catch({ type: 'unreadable', data: { id: 'none', order: undefined } }),
})

/**
 * Pure: reads a signed body. Null for anything that is no event, and for an event whose header names
 * another one. One of a shape that we do not know is `unreadable`, so that it is parked and not lost.
 */
export function readEventBody(delivery: Delivery): EventBody | null {
  const parsed = noticeSchema.safeParse(parseJson(delivery.body))
  if (!parsed.success) return null
  const { id, test, createdAt, eventData } = parsed.data
  if (delivery.eventId !== null && delivery.eventId !== id) return null
  return {
    id,
    type: eventData.type,
    test,
    occurredAtMs: createdAt,
    object: eventData.data.id.startsWith('paytok_') ? 'token' : 'other',
    objectId: eventData.data.order ?? eventData.data.id,
  }
}

function parseJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body))
  } catch {
    return undefined
  }
}

/** Retries may carry the timestamp of their first attempt; a clock may be a little ahead of ours. */
const oldestMs = 3 * 24 * 3_600_000
const aheadMs = 60_000

/** Pure: genuine, but from another time than ours (safety §3)? Null: it counts. */
export function judgeAge(signedAtMs: number, nowMs: number): 'too-old' | 'from-the-future' | null {
  if (signedAtMs < nowMs - oldestMs) return 'too-old'
  return signedAtMs > nowMs + aheadMs ? 'from-the-future' : null
}
