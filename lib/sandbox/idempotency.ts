import { createHash } from 'node:crypto'
import type { Context } from 'hono'
import { errorAnswer } from './errors.ts'
import type { Mode } from './ids.ts'
import type { Change } from './state.ts'
import type { Store } from './store.ts'

/** An answer and what it changes, so that both are kept in one write. */
export type Outcome = { answer: Response; changes: Change[] }

const windowMs = 6 * 3_600_000

/**
 * smartpay-api §2.1: a repeat within 6 hours of the first is answered with the first result. What it did
 * and what it answered are written together.
 */
export async function withIdempotency(
  options: {
    call: Context<{ Variables: { mode: Mode; key: string } }>
    store: Store
    now: number
    text: string
  },
  work: (key: string | undefined) => Outcome,
): Promise<Response> {
  const { call, store, now, text } = options
  const key = call.req.header('idempotency-key')
  if (key === undefined) return settle(store, work(undefined))
  if (!/^[\x20-\x7e]{1,255}$/.test(key))
    return errorAnswer(
      400,
      'request.invalid',
      'Idempotency-Key takes 1 to 255 printable characters',
    )
  const scope = [call.get('key'), call.req.method, call.req.path, key].join(' ')
  const bodyHash = createHash('sha256').update(text).digest('hex')
  const known = store.state.remembered.get(scope)
  if (known && now - known.at < windowMs) {
    if (known.bodyHash !== bodyHash)
      return errorAnswer(409, 'idempotency.conflict', 'This key came with another body before')
    const headers = { 'content-type': 'application/json', 'idempotency-replayed': 'true' }
    return new Response(known.body, { status: known.status, headers })
  }
  const { answer, changes } = work(key)
  const body = await answer.clone().text()
  const remembered = { scope, bodyHash, status: answer.status, body, at: now }
  return settle(store, { answer, changes: [...changes, { kind: 'remember', remembered }] })
}

function settle(store: Store, { answer, changes }: Outcome): Response {
  if (changes.length > 0) store.commit(...changes)
  return answer
}
