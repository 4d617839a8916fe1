import { Hono } from 'hono'
import { errorAnswer, json, tokenNotFound } from './errors.ts'
import { type Fault, faultInput } from './faults.ts'
import { moveToken } from './state.ts'
import type { Store } from './store.ts'

/** One call that the sandbox received; kept in memory, newest last. */
export type Received = { method: string; path: string; status: number; idempotencyKey?: string }

type ControlOptions = { store: Store; faults: Fault[]; received: Received[]; now: () => number }

const calls = {
  'GET /_control': 'This list',
  'GET /_control/ledger': 'Everything: tokens and sessions by id, and the calls received',
  'POST /_control/tokens/:id/approve': 'The shopper agrees',
  'POST /_control/tokens/:id/reject': 'The shopper is declined',
  'POST /_control/faults':
    'What the next calls meet: { kind, times, method, path, delayMs, status, errorCode }',
  'DELETE /_control/faults': 'No more faults',
  'POST /_control/reset': 'Forget everything',
}

/** Calls for tests and demonstrations: JSON, no key. */
export function createControl({ store, faults, received, now }: ControlOptions): Hono {
  const control = new Hono()
  control.get('/', () => json(200, calls))
  control.get('/ledger', () =>
    json(200, {
      tokens: Object.fromEntries(store.state.tokens),
      sessions: Object.fromEntries(store.state.sessions),
      requests: received,
    }),
  )
  control.post('/tokens/:id/:move{approve|reject}', (call) => {
    const token = store.state.tokens.get(call.req.param('id'))
    const moved = token && moveToken(token, call.req.param('move'), now())
    if (!moved) return tokenNotFound()
    store.commit({ kind: 'token', token: moved })
    return json(200, moved)
  })
  control.post('/faults', async (call) => {
    const fault = faultInput.safeParse(await call.req.json().catch(() => null))
    if (!fault.success) return errorAnswer(400, 'request.invalid', fault.error.message)
    faults.push(fault.data)
    return json(200, faults)
  })
  control.delete('/faults', () => {
    faults.length = 0
    return json(200, faults)
  })
  control.post('/reset', () => {
    store.commit({ kind: 'reset' })
    faults.length = 0
    received.length = 0
    return json(200, {})
  })
  control.all('*', () =>
    errorAnswer(404, 'request.not-found', 'No such control call: GET /_control'),
  )
  return control
}
