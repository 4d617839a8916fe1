import { newOrder } from '../objects/new-order.ts'
import { expandedOrder } from '../objects/order-view.ts'
import type { Session } from '../objects/session.ts'
import { plainToken, type Token } from '../objects/token.ts'
import type { Parts } from '../parts.ts'
import { checkoutPath, objectId } from '../state/ids.ts'
import { type State, settingsOf } from '../state/state.ts'
import { type Answer, refusal } from './answers.ts'
import { parseBody } from './body.ts'
import { belongsTo, type Call, wantsExpanded } from './call.ts'
import { listPage } from './list.ts'
import { refuseWrongSum } from './orders.ts'
import { type SessionInput, sessionInput } from './session-input.ts'

type OrderInput = Exclude<SessionInput, { mode: 'token' }>
type TokenInput = Extract<SessionInput, { mode: 'token' }>

/** Answers the session with its token or order expanded, as every creation does (smartpay-api §2.3). */
export function createSession(call: Call, parts: Parts): Answer {
  const input = parseBody(sessionInput, call.text)
  if (!input.ok) return input.reason
  const { state } = parts.store
  const wrongSum = 'items' in input.value && refuseWrongSum(input.value, settingsOf(state))
  if (wrongSum) return wrongSum
  const session = newSession(input.value, call, parts.now())
  if (input.value.mode === 'token') {
    const token = newToken(input.value, session)
    const leadingToIt = { ...session, token: token.id }
    return {
      status: 200,
      body: { ...show(leadingToIt, parts), token: plainToken(token) },
      changes: [
        { put: 'tokens', object: token },
        { put: 'sessions', object: leadingToIt },
      ],
      events: [{ type: 'token.created', data: plainToken(token) }],
    }
  }
  const order = orderOf(input.value, session, call)
  const leadingToIt = { ...session, order: order.id }
  return {
    status: 200,
    body: { ...show(leadingToIt, parts), order: expandedOrder(order, state) },
    changes: [
      { put: 'orders', object: order },
      { put: 'sessions', object: leadingToIt },
    ],
  }
}

export function listSessions(call: Call, parts: Parts): Answer {
  const { sessions } = parts.store.state
  return listPage(call, sessions, { show: (session) => showAsAsked(call, parts, session) })
}

export function readSession(call: Call, parts: Parts): Answer {
  const session = parts.store.state.sessions.get(call.id)
  if (!session || !belongsTo(call, session)) return noSuchSession
  return { status: 200, body: showAsAsked(call, parts, session) }
}

const noSuchSession = refusal(404, 'checkout-session.not-found', 'There is no such session')

function newSession(input: SessionInput, { mode, idempotencyKey }: Call, now: number): Session {
  const id = objectId('checkout', mode)
  return {
    id,
    object: 'checkoutSession',
    mode: input.mode ?? 'order',
    path: checkoutPath(id, now),
    customerInfo: input.customerInfo,
    successUrl: input.successUrl,
    cancelUrl: input.cancelUrl,
    locale: input.locale,
    reference: input.reference,
    metadata: input.metadata,
    idempotencyKey,
    test: mode === 'test',
    createdAt: now,
    updatedAt: now,
  }
}

function newToken({ reference, metadata }: TokenInput, session: Session): Token {
  const { id, test, createdAt, updatedAt, customerInfo } = session
  const mode = test ? 'test' : 'live'
  const tokenId = objectId('paytok', mode)
  const mail = customerInfo.emailAddress
  const shopper = mail === undefined ? tokenId : `${mode}:${mail.toLowerCase()}`
  return {
    id: tokenId,
    object: 'token',
    status: 'requires_authorization',
    reference,
    metadata,
    test,
    createdAt,
    updatedAt,
    hidden: { session: id, shopper, emailAddress: mail },
  }
}

function orderOf(input: OrderInput, { id, customerInfo, createdAt }: Session, call: Call) {
  const { amount, items, shippingInfo, captureMethod, reference, description, metadata } = input
  const terms = { amount, items, shippingInfo, captureMethod, reference, description, metadata }
  const hidden = { customerInfo, session: id, idempotencyKey: call.idempotencyKey }
  return newOrder({ ...terms, hidden }, call.mode, createdAt)
}

function showAsAsked(call: Call, parts: Parts, session: Session) {
  const shown = show(session, parts)
  return wantsExpanded(call) ? { ...shown, ...expansionOf(session, parts.store.state) } : shown
}

function expansionOf(session: Session, state: State) {
  const token = state.tokens.get(session.token ?? '')
  const order = state.orders.get(session.order ?? '')
  return {
    ...(token ? { token: plainToken(token) } : {}),
    ...(order ? { order: expandedOrder(order, state) } : {}),
  }
}

function show(session: Session, { origin }: Pick<Parts, 'origin'>) {
  const { id, object, path, mode: _, idempotencyKey: __, ...rest } = session
  return { id, object, url: `${origin}/${path}`, ...rest }
}
