import { type Answer, noSuchOrder, noSuchToken, refusal } from '../api/answers.ts'
import { outcomeOf } from '../api/orders.ts'
import type { Order } from '../objects/order.ts'
import { authorize } from '../objects/order-moves.ts'
import { plainOrder } from '../objects/order-view.ts'
import { plainToken } from '../objects/token.ts'
import { commit, type Outcome, type Parts } from '../parts.ts'
import { settingsOf } from '../state/state.ts'
import { asked, type Button, isDeclinedMail, settleOrder, settleToken } from './leave.ts'
import { type Subject, standingOf } from './standing.ts'

type Press = Exclude<Button, 'cancel'>

/**
 * What a button of the checkout's page does, for whoever presses none: the shopper's mail and the limits count
 * the same, and an expired checkout refuses the same. A repeat answers the same; what was settled the other
 * way is a 409.
 */
export function pressForToken(parts: Parts, id: string, button: 'approve' | 'decline'): Answer {
  const token = parts.store.state.tokens.get(id)
  const session = parts.store.state.sessions.get(token?.hidden.session ?? '')
  if (!token || !session || token.status === 'deleted') return noSuchToken
  if (isExpired(parts, { token }, session.id)) return expired
  const settled = settleToken(token, session, { button, now: parts.now() })
  const isDeclined = button === 'decline' || isDeclinedMail(session.customerInfo.emailAddress)
  if (settled.changes.length === 0 && token.status !== (isDeclined ? 'rejected' : 'active'))
    return refusal(409, 'token.settled', `This token is ${token.status} already`)
  commit(parts, settled)
  const after = parts.store.state.tokens.get(id) ?? token
  return { status: 200, body: plainToken(after) }
}

/** Also of an order that was made with a token: it has no page, and so nothing that expires. */
export function pressForOrder(
  parts: Parts,
  id: string,
  { button, code = '' }: { button: Press; code?: string },
): Answer {
  const order = parts.store.state.orders.get(id)
  if (!order) return noSuchOrder
  const { session, settlesAt } = order.hidden
  if (order.tokenId === undefined && isExpired(parts, { order }, session)) return expired
  const settled =
    settlesAt === undefined
      ? settleOrder(order, { button, code }, parts)
      : endSlow(order, button, parts.now())
  if (settled.changes.length === 0)
    return refusal(409, 'order.settled', `This order is ${order.status} already`)
  commit(parts, settled)
  return { status: 200, body: plainOrder(parts.store.state.orders.get(id) ?? order) }
}

/** Smartpay thinks about it, and this is what it comes to. */
function endSlow(order: Order, button: Press, now: number): Outcome {
  const moved = authorize(order, asked[button] ?? 'approve', { now, slowMs: 0 })
  return moved ? outcomeOf(moved) : { changes: [] }
}

const expired = refusal(409, 'checkout.expired', 'The checkout has expired')

function isExpired({ store, now }: Parts, subject: Subject, sessionId?: string): boolean {
  const session = store.state.sessions.get(sessionId ?? '')
  if (!session) return false
  const lifetimeMs = settingsOf(store.state).rules.sessionLifetimeMs
  return standingOf(session, subject, { now: now(), lifetimeMs }) === 'expired'
}
