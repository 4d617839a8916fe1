import { hash } from 'node:crypto'
import { commit, type Parts } from '../parts.ts'
import { isRemembered } from '../state/forget.ts'
import { type Reply, refusal, replyOf } from './answers.ts'
import type { Call, Handler } from './call.ts'

/**
 * Does the work unless its idempotency key was answered before: then it repeats that answer, with
 * `Idempotency-Replayed: true` (smartpay-api §2.1). What the work changes and what it answers are one line
 * of the journal.
 */
export function answerOnce(
  call: Call,
  scope: string | null,
  handler: Handler,
  parts: Parts,
): Reply {
  if (scope === null) return work(call, handler, parts)
  if (!isKey(call.idempotencyKey)) return replyOf(badKey)
  const bodyHash = sha256(call.text)
  const known = parts.store.state.remembered.get(scope)
  if (known && isRemembered(known.at, parts.now())) {
    if (known.bodyHash !== bodyHash) return replyOf(conflict)
    const { status, body } = known
    return { status, text: body, headers: { 'idempotency-replayed': 'true' } }
  }
  return work(call, handler, parts, { scope, bodyHash })
}

function work(
  call: Call,
  handler: Handler,
  parts: Parts,
  key?: { scope: string; bodyHash: string },
): Reply {
  const answer = handler(call, parts)
  const { status, text } = replyOf(answer)
  const changes = answer.changes ?? []
  if (key) {
    const object = { id: key.scope, bodyHash: key.bodyHash, status, body: text, at: parts.now() }
    changes.push({ put: 'remembered', object })
  }
  commit(parts, { changes, ...(answer.events ? { events: answer.events } : {}) })
  return { status, text }
}

/**
 * A hash, so that no secret key is stored. Null for GET and DELETE: no idempotency key counts there, though
 * some SDKs send one.
 */
export function scopeOf({ method, path, key, idempotencyKey }: Call): string | null {
  if (idempotencyKey === undefined || !['POST', 'PUT', 'PATCH'].includes(method)) return null
  return sha256([key, method, path, idempotencyKey].join(' '))
}

function sha256(text: string): string {
  return hash('sha256', text, 'base64url')
}

function isKey(key: string | undefined): boolean {
  return key !== undefined && /^[\x20-\x7e]{1,255}$/.test(key)
}

const badKey = refusal(400, 'request.invalid', 'Idempotency-Key takes 1 to 255 ASCII characters')

const conflict = refusal(
  409,
  'idempotency.conflict',
  'This Idempotency-Key came with another body before',
)

export const stillRunning = refusal(
  409,
  'idempotency.in-progress',
  'The first request with this Idempotency-Key is not answered yet',
)
