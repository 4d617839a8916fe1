import { type Context, Hono } from 'hono'
import { errorAnswer, json, tokenNotFound, unauthorized } from './errors.ts'
import { withIdempotency } from './idempotency.ts'
import { checkoutPath, type Mode, objectId } from './ids.ts'
import { modeOfKey } from './keys.ts'
import { page } from './list.ts'
import { tokenSessionInput, withoutNulls } from './session-input.ts'
import { findToken, moveToken, type Session, type Token } from './state.ts'
import type { Store } from './store.ts'

export type ApiOptions = { store: Store; origin: () => string; now: () => number }

type Caller = { Variables: { mode: Mode; key: string } }
type Call = Context<Caller>

/** Smartpay's merchant API under /v1, as far as the token flow (smartpay-api §§1 to 7). */
export function createApi(options: ApiOptions): Hono<Caller> {
  const api = new Hono<Caller>()
  api.use(async (call, next) => {
    const caller = modeOfKey(call.req.header('authorization'))
    if (!caller) return unauthorized()
    call.set('mode', caller.mode)
    call.set('key', caller.key)
    await next()
  })
  api.post('/checkout-sessions', (call) => createSession(call, options))
  api.get('/checkout-sessions', (call) => listSessions(call, options))
  api.get('/checkout-sessions/:id', (call) => readSession(call, options))
  api.get('/tokens', (call) => listTokens(call, options))
  api.get('/tokens/:id', (call) => readToken(call, options))
  api.put('/tokens/:id/enable', (call) => changeToken(call, options, 'enable'))
  api.put('/tokens/:id/disable', (call) => changeToken(call, options, 'disable'))
  api.delete('/tokens/:id', (call) => changeToken(call, options, 'delete'))
  api.all('*', () => errorAnswer(404, 'request.not-found', 'No such address'))
  return api
}

async function createSession(call: Call, options: ApiOptions): Promise<Response> {
  const text = await call.req.text()
  return withIdempotency({ call, store: options.store, now: options.now(), text }, (key) => {
    const input = readInput(text)
    if (input instanceof Response) return { answer: input, changes: [] }
    const { session, token } = newSession(input, call.get('mode'), options.now(), key)
    return {
      answer: json(200, view(session, token, options.origin())),
      changes: [
        { kind: 'token', token },
        { kind: 'session', session },
      ],
    }
  })
}

function readInput(text: string): Input | Response {
  const body = parse(text)
  if (body === undefined) return errorAnswer(400, 'request.malformed', 'The body is not JSON')
  const input = tokenSessionInput.safeParse(withoutNulls(body))
  if (input.success) return input.data
  const details = input.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
  return errorAnswer(400, 'request.invalid', 'The request is invalid', details)
}

type Input = ReturnType<typeof tokenSessionInput.parse>

function newSession(input: Input, mode: Mode, now: number, key: string | undefined) {
  const common = {
    ...(input.reference === undefined ? {} : { reference: input.reference }),
    metadata: input.metadata,
    test: mode === 'test',
    createdAt: now,
    updatedAt: now,
  }
  const token: Token = {
    id: objectId('paytok', mode),
    object: 'token',
    status: 'requires_authorization',
    ...common,
  }
  const id = objectId('checkout', mode)
  const { customerInfo, successUrl, cancelUrl, locale } = input
  const links = { path: checkoutPath(id, now), token: token.id }
  const keyed = key === undefined ? {} : { idempotencyKey: key }
  const rest = { customerInfo, successUrl, cancelUrl, locale, ...common, ...keyed }
  const session: Session = { id, object: 'checkoutSession', ...links, ...rest }
  return { session, token }
}

/** What the API shows of a session: with the token's id, or the token itself when expanded. */
export function view(session: Session, token: Token | string, origin: string) {
  const { path, idempotencyKey: _, ...shown } = session
  return { ...shown, url: `${origin}/${path}`, token }
}

function listSessions(call: Call, { store, origin }: ApiOptions): Response {
  const test = call.get('mode') === 'test'
  const sessions = [...store.state.sessions.values()].filter((session) => session.test === test)
  return page(call, sessions, (session) => expanded(call, store, session, origin()))
}

function readSession(call: Call, { store, origin }: ApiOptions): Response {
  const session = store.state.sessions.get(call.req.param('id') ?? '')
  if (session?.test !== (call.get('mode') === 'test'))
    return errorAnswer(404, 'checkout-session.not-found', 'No such checkout session')
  return json(200, expanded(call, store, session, origin()))
}

function expanded(call: Call, store: Store, session: Session, origin: string) {
  const token = call.req.query('expand') === 'all' && store.state.tokens.get(session.token)
  return view(session, token || session.token, origin)
}

/** Only active and disabled ones are listed (smartpay-api §7.3). */
function listTokens(call: Call, { store }: ApiOptions): Response {
  const test = call.get('mode') === 'test'
  const tokens = [...store.state.tokens.values()].filter(
    (token) => token.test === test && (token.status === 'active' || token.status === 'disabled'),
  )
  return page(call, tokens, (token) => token)
}

function readToken(call: Call, { store }: ApiOptions): Response {
  const token = findToken(store.state, call.req.param('id') ?? '', call.get('mode'))
  return token ? json(200, token) : tokenNotFound()
}

/** Whatever body a PUT brings is left unread: SDKs send `{}`, `[]` or nothing. */
function changeToken(
  call: Call,
  options: ApiOptions,
  move: 'enable' | 'disable' | 'delete',
): Response {
  const { store, now } = options
  const token = findToken(store.state, call.req.param('id') ?? '', call.get('mode'))
  const moved = token && moveToken(token, move, now())
  if (!moved) return tokenNotFound()
  if (moved !== token) store.commit({ kind: 'token', token: moved })
  return new Response(null, { status: move === 'delete' ? 204 : 200 })
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
