import { type Answer, noSuchOrder, noSuchToken, refusal } from '../api/answers.ts'
import { outcomeOf } from '../api/orders.ts'
import { authorize } from '../objects/order-moves.ts'
import { plainOrder } from '../objects/order-view.ts'
import { plainToken } from '../objects/token.ts'
import { moveToken, tokenMoved } from '../objects/token-moves.ts'
import { commit, type Parts } from '../parts.ts'
import type { OrderOutcome, Plan } from '../state/shopper.ts'

/** A repeat answers the same; an agreement that was declined cannot be approved any more. */
export function settleToken(parts: Parts, id: string, move: 'approve' | 'reject'): Answer {
  const token = parts.store.state.tokens.get(id)
  if (!token) return noSuchToken
  if (token.status === (move === 'approve' ? 'active' : 'rejected'))
    return { status: 200, body: plainToken(token) }
  const moved = moveToken(token, move, parts.now())
  if (!moved) return refusal(409, 'token.settled', `This token is ${token.status} already`)
  commit(parts, { changes: [{ put: 'tokens', object: moved }], events: [tokenMoved(move, moved)] })
  return { status: 200, body: plainToken(moved) }
}

/** Whatever the mail address asks for, and however large the sum is. */
export function settleOrder(parts: Parts, id: string, outcome: OrderOutcome): Answer {
  const order = parts.store.state.orders.get(id)
  if (!order) return noSuchOrder
  const moved = authorize(order, outcome, { now: parts.now(), slowMs: 0 })
  if (!moved) return refusal(409, 'order.settled', `This order is ${order.status} already`)
  commit(parts, outcomeOf(moved))
  return { status: 200, body: plainOrder(moved.order) }
}

/** What comes of the next orders with this token; an empty list forgets what was planned. */
export function planOutcomes(parts: Parts, id: string, next: Plan['next']): Answer {
  if (!parts.store.state.tokens.has(id)) return noSuchToken
  commit(parts, { changes: [{ put: 'plans', object: { id, next } }] })
  return plannedOutcomes(parts, id)
}

export function plannedOutcomes({ store }: Parts, id: string): Answer {
  if (!store.state.tokens.has(id)) return noSuchToken
  return { status: 200, body: store.state.plans.get(id)?.next ?? [] }
}

/** Pauses the shopper behind a token, with all tokens of the same mail address. */
export function pauseShopper(parts: Parts, id: string, paused: boolean): Answer {
  const token = parts.store.state.tokens.get(id)
  if (!token) return noSuchToken
  const object = { id: token.hidden.shopper, paused }
  commit(parts, { changes: [{ put: 'shoppers', object }] })
  return { status: 200, body: object }
}

export function readShopper({ store }: Parts, id: string): Answer {
  const token = store.state.tokens.get(id)
  if (!token) return noSuchToken
  const { shopper } = token.hidden
  return { status: 200, body: store.state.shoppers.get(shopper) ?? { id: shopper, paused: false } }
}
