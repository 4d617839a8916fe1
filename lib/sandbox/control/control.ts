import { Hono } from 'hono'
import { noSuchAddress, noSuchToken, refusal, respond } from '../api/answers.ts'
import { faultInput } from '../api/faults.ts'
import { forget } from '../api/requests.ts'
import { standingOf } from '../checkout/standing.ts'
import { moveToken } from '../objects/token-moves.ts'
import type { Parts } from '../parts.ts'

const calls = {
  'GET /_control': 'This list',
  'GET /_control/ledger': 'Tokens and sessions by id, the last requests, counts of all requests',
  'POST /_control/tokens/:id/approve': 'The shopper agrees, without the checkout page',
  'POST /_control/tokens/:id/reject': 'The shopper is declined, without the checkout page',
  'GET /_control/faults': 'The faults that wait for a call',
  'POST /_control/faults':
    'What the next calls meet: { kind, times, method, path, delayMs, status, errorCode }',
  'DELETE /_control/faults': 'No more faults',
  'POST /_control/reset': 'Forget everything: tokens, sessions, keys, requests, faults',
}

/** Calls for tests and demonstrations, to be mounted at /_control: JSON, no key. */
export function createControl(parts: Parts): Hono {
  const { store, faults, requests } = parts
  const control = new Hono()
  control.use(async (call, next) => {
    // A page of somebody else's, open in the same browser, must not reach in.
    const from = call.req.header('origin')
    const own = [parts.origin, new URL(call.req.url).origin]
    return from === undefined || own.includes(from) ? next() : respond(foreign)
  })
  control.get('/', () => respond({ status: 200, body: calls }))
  control.get('/ledger', () => respond({ status: 200, body: ledger(parts) }))
  control.post('/tokens/:id/approve', (call) => move(parts, call.req.param('id'), 'approve'))
  control.post('/tokens/:id/reject', (call) => move(parts, call.req.param('id'), 'reject'))
  control.get('/faults', () => respond({ status: 200, body: faults }))
  control.post('/faults', async (call) => {
    const fault = faultInput.safeParse(await call.req.json().catch(() => null))
    if (!fault.success) return respond(refusal(400, 'request.invalid', fault.error.message))
    faults.push(fault.data)
    return respond({ status: 200, body: faults })
  })
  control.delete('/faults', () => {
    faults.length = 0
    return respond({ status: 200, body: faults })
  })
  control.post('/reset', () => {
    store.commit([{ reset: true }])
    faults.length = 0
    forget(requests)
    return respond({ status: 200, body: {} })
  })
  control.all('*', () => respond(noSuchAddress))
  return control
}

const foreign = refusal(403, 'request.foreign', 'Control calls do not come from other pages')

/** A repeat answers the same; an agreement that was declined cannot be approved any more. */
function move({ store, now }: Parts, id: string, outcome: 'approve' | 'reject'): Response {
  const token = store.state.tokens.get(id)
  if (!token) return respond(noSuchToken)
  if (token.status === (outcome === 'approve' ? 'active' : 'rejected'))
    return respond({ status: 200, body: token })
  const moved = moveToken(token, outcome, now())
  if (!moved) return respond(refusal(409, 'token.settled', `This token is ${token.status} already`))
  store.commit([{ put: 'tokens', object: moved }])
  return respond({ status: 200, body: moved })
}

/** Whole objects by id, with what the API does not show: who, by which key, and how a session stands. */
function ledger({ store, requests, origin, now }: Parts) {
  const tokens = new Map<string, unknown>(store.state.tokens)
  const sessions = new Map<string, unknown>()
  for (const session of store.state.sessions.values()) {
    const token = store.state.tokens.get(session.token)
    const { path, ...rest } = session
    const status = token && standingOf(session, token, now())
    sessions.set(session.id, { ...rest, status, url: `${origin}/${path}` })
    const { customerInfo, idempotencyKey } = session
    tokens.set(session.token, { ...token, session: session.id, customerInfo, idempotencyKey })
  }
  return {
    tokens: Object.fromEntries(tokens),
    sessions: Object.fromEntries(sessions),
    requests: requests.recent,
    counts: requests.counts,
  }
}
