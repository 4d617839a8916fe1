import { Hono, type Next } from 'hono'
import type { Call, Caller, Parts } from '../parts.ts'
import { noSuchAddress, respond, unauthorized } from './answers.ts'
import { createSession, listSessions, readSession } from './checkout-sessions.ts'
import { meetFault, takeFault } from './faults.ts'
import { isRemembered, scopeOf, stillRunning } from './idempotency.ts'
import { callerOf } from './keys.ts'
import { record } from './requests.ts'
import { changeToken, listTokens, readToken } from './tokens.ts'

/** Smartpay's merchant API, to be mounted at /v1: what smartpay-api §5 lists of sessions and tokens. */
export function createApi(parts: Parts): Hono<Caller> {
  const api = new Hono<Caller>()
  api.use((call, next) => recordCall(call, next, parts))
  api.use(identify)
  api.use(oneAtATime(parts))
  api.use((call, next) => meetFaults(call, next, parts))
  api.post('/checkout-sessions', (call) => createSession(call, parts))
  api.get('/checkout-sessions', (call) => listSessions(call, parts))
  api.get('/checkout-sessions/:id', (call) => readSession(call, parts))
  api.get('/tokens', (call) => listTokens(call, parts))
  api.get('/tokens/:id', (call) => readToken(call, parts))
  api.put('/tokens/:id/enable', (call) => changeToken(call, parts, 'enable'))
  api.put('/tokens/:id/disable', (call) => changeToken(call, parts, 'disable'))
  api.delete('/tokens/:id', (call) => changeToken(call, parts, 'delete'))
  api.all('*', () => respond(noSuchAddress))
  return api
}

async function recordCall(call: Call, next: Next, { requests, now }: Parts): Promise<void> {
  const at = now()
  await next()
  const { method, path } = call.req
  const key = call.req.header('idempotency-key')
  const body = method === 'GET' ? '' : await call.req.text().catch(() => '')
  record(requests, {
    at,
    method,
    path,
    status: call.res.headers.has(alreadySent) ? null : call.res.status,
    ...(key === undefined ? {} : { idempotencyKey: key }),
    ...(call.res.headers.has('idempotency-replayed') ? { replayed: true as const } : {}),
    ...(body === '' ? {} : { body }),
  })
}

async function identify(call: Call, next: Next): Promise<Response | undefined> {
  const caller = callerOf(call.req.header('authorization'))
  if (!caller) return respond(unauthorized)
  call.set('mode', caller.mode)
  call.set('key', caller.key)
  await next()
}

/** A second request with the key of one that is not answered yet is refused; an answered one is repeated. */
function oneAtATime({ store, now }: Parts) {
  const running = new Set<string>()
  return async (call: Call, next: Next): Promise<Response | undefined> => {
    const scope = scopeOf(call)
    if (scope === null) return void (await next())
    const known = store.state.remembered.get(scope)
    const isAnswered = known !== undefined && isRemembered(known.at, now())
    if (running.has(scope) && !isAnswered) return respond(stillRunning)
    running.add(scope)
    await next()
    running.delete(scope)
  }
}

async function meetFaults(call: Call, next: Next, { faults }: Parts): Promise<void> {
  const fault = takeFault(faults, call.req.method, call.req.path)
  if (!fault) return next()
  const met = await meetFault(fault, async () => {
    await next()
    return call.res
  })
  call.res = undefined
  call.res = met === 'hang up' ? hangUp(call) : met
}

/** How the adapter of hono for Node is told to write nothing. */
const alreadySent = 'x-hono-already-sent'

function hangUp(call: Call): Response {
  call.env.incoming.socket.destroy()
  return new Response(null, { headers: { [alreadySent]: 'true' } })
}
