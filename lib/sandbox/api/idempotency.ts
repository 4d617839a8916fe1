import { createHash } from 'node:crypto'
import type { Call, Parts } from '../parts.ts'
import { type Answer, refusal, respond, respondText } from './answers.ts'

const windowMs = 6 * 3_600_000

/** A key counts for 6 hours from when it was first received (smartpay-api §2.1). */
export function isRemembered(firstAt: number, now: number): boolean {
  return now - firstAt < windowMs
}

/**
 * Does the work unless its idempotency key was answered before: then it repeats that answer, with
 * `Idempotency-Replayed: true`. What the work changes and what it answers are one line of the journal, and
 * nothing is awaited in between.
 */
export async function answerOnce(
  call: Call,
  { store, now }: Parts,
  work: (text: string, key: string | undefined) => Answer,
): Promise<Response> {
  const text = await call.req.text()
  const key = call.req.header('idempotency-key')
  if (key !== undefined && !isKey(key)) return respond(badKey)
  const id = scopeOf(call)
  const bodyHash = sha256(text)
  const known = id === null ? undefined : store.state.remembered.get(id)
  if (known && isRemembered(known.at, now())) {
    if (known.bodyHash !== bodyHash) return respond(conflict)
    return respondText(known.status, known.body, { 'idempotency-replayed': 'true' })
  }
  const answer = work(text, key)
  const body = answer.body === undefined ? null : JSON.stringify(answer.body)
  const first = { bodyHash, status: answer.status, body, at: now() }
  const remember = id === null ? [] : [{ put: 'remembered' as const, object: { id, ...first } }]
  const changes = [...(answer.changes ?? []), ...remember]
  if (changes.length > 0) store.commit(changes)
  return respondText(answer.status, body)
}

/**
 * A hash, so that no secret key is stored. Null for GET and DELETE: no idempotency key counts there, though
 * some SDKs send one.
 */
export function scopeOf(call: Call): string | null {
  const { method, path } = call.req
  const key = call.req.header('idempotency-key')
  if (key === undefined || !['POST', 'PUT', 'PATCH'].includes(method)) return null
  return sha256([call.get('key'), method, path, key].join(' '))
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

function isKey(key: string): boolean {
  return /^[\x20-\x7e]{1,255}$/.test(key)
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
