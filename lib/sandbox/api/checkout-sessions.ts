import type { Call, Parts } from '../parts.ts'
import { checkoutPath, type Mode, objectId } from '../state/ids.ts'
import type { Session, Token } from '../state/state.ts'
import { type Answer, refusal, respond } from './answers.ts'
import { answerOnce } from './idempotency.ts'
import { listPage } from './list.ts'
import { parseBody, type SessionInput, sessionInput } from './session-input.ts'

/** Answers the session with its token expanded, as every creation does (smartpay-api §2.3). */
export function createSession(call: Call, parts: Parts): Promise<Response> {
  return answerOnce(call, parts, (text, idempotencyKey): Answer => {
    const input = parseBody(sessionInput, text)
    if (!input.ok) return input.reason
    const mode = call.get('mode')
    const { session, token } = newSession({ ...input.value, idempotencyKey }, mode, parts.now())
    return {
      status: 200,
      body: show(session, token, parts.origin),
      changes: [
        { put: 'tokens', object: token },
        { put: 'sessions', object: session },
      ],
    }
  })
}

export function listSessions(call: Call, parts: Parts): Response {
  const mine = [...parts.store.state.sessions.values()].filter(belongsTo(call))
  return respond(listPage(call, mine, (session) => showAsAsked(call, parts, session)))
}

export function readSession(call: Call, parts: Parts): Response {
  const session = parts.store.state.sessions.get(call.req.param('id') ?? '')
  if (!session || !belongsTo(call)(session)) return respond(noSuchSession)
  return respond({ status: 200, body: showAsAsked(call, parts, session) })
}

const noSuchSession = refusal(404, 'checkout-session.not-found', 'There is no such session')

/** Objects of the other mode do not exist for the caller (smartpay-api §1.1). */
export function belongsTo(call: Call): (object: { test: boolean }) => boolean {
  return ({ test }) => test === (call.get('mode') === 'test')
}

type Keyed = SessionInput & { idempotencyKey: string | undefined }

function newSession(input: Keyed, mode: Mode, now: number): { session: Session; token: Token } {
  const { reference, metadata, locale, idempotencyKey } = input
  const common = {
    ...(reference === undefined ? {} : { reference }),
    metadata,
    test: mode === 'test',
    createdAt: now,
    updatedAt: now,
  }
  const status = 'requires_authorization'
  const token: Token = { id: objectId('paytok', mode), object: 'token', status, ...common }
  const id = objectId('checkout', mode)
  const session: Session = {
    id,
    object: 'checkoutSession',
    mode: 'token',
    path: checkoutPath(id, now),
    token: token.id,
    customerInfo: input.customerInfo,
    successUrl: input.successUrl,
    cancelUrl: input.cancelUrl,
    ...(locale === undefined ? {} : { locale }),
    ...(idempotencyKey === undefined ? {} : { idempotencyKey }),
    ...common,
  }
  return { session, token }
}

function showAsAsked(call: Call, { store, origin }: Parts, session: Session) {
  const token = call.req.query('expand') === 'all' && store.state.tokens.get(session.token)
  return show(session, token || session.token, origin)
}

function show(session: Session, token: Token | string, origin: string) {
  const { id, object, path, mode: _, idempotencyKey: __, ...rest } = session
  return { id, object, url: `${origin}/${path}`, ...rest, token }
}
