import { lastRequests } from '../api/requests.ts'
import { standingOf, subjectOf } from '../checkout/standing.ts'
import type { Order } from '../objects/order.ts'
import { plainOrder } from '../objects/order-view.ts'
import { plainToken } from '../objects/token.ts'
import type { Parts } from '../parts.ts'
import type { Place, Shelf } from '../state/shelf.ts'
import { type State, settingsOf } from '../state/state.ts'

/**
 * Whole objects by id, with what the API does not show: whose, by which key, how a session stands, and
 * what was deleted. A test compares a shop's books with these.
 */
export function ledgerOf(parts: Parts) {
  const { store, requests, agenda } = parts
  agenda.runDue()
  const { state } = store
  return {
    tokens: tokensOf(state),
    sessions: sessionsOf(parts),
    orders: byId(state.orders, showOrder),
    payments: byId(state.payments),
    refunds: byId(state.refunds),
    coupons: byId(state.coupons),
    promotionCodes: byId(state.promotionCodes),
    webhookEndpoints: byId(state.webhookEndpoints),
    events: byId(state.events),
    deliveries: byId(state.deliveries),
    requests: lastRequests(requests),
    counts: requests.counts,
  }
}

function tokensOf(state: State) {
  return byId(state.tokens, (token) => {
    const session = state.sessions.get(token.hidden.session)
    const { customerInfo, idempotencyKey } = session ?? {}
    const paused = state.shoppers.get(token.hidden.shopper)?.paused === true
    const next = state.plans.get(token.id)?.next ?? []
    const hidden = { session: token.hidden.session, customerInfo, idempotencyKey }
    return { ...plainToken(token), ...hidden, shopperPaused: paused, nextOutcomes: next }
  })
}

function sessionsOf({ store, origin, now }: Parts) {
  const lifetimeMs = settingsOf(store.state).rules.sessionLifetimeMs
  return byId(store.state.sessions, ({ path, ...session }) => {
    const subject = subjectOf(store.state, { path, ...session })
    const status = subject && standingOf({ path, ...session }, subject, { now: now(), lifetimeMs })
    return { ...session, status, url: `${origin}/${path}` }
  })
}

function showOrder(order: Order) {
  return { ...plainOrder(order), lineItems: order.lineItems, ...order.hidden }
}

function byId<Item extends Place>(
  shelf: Shelf<Item>,
  show: (item: Item) => unknown = (item) => item,
): Record<string, unknown> {
  return Object.fromEntries([...shelf.values()].map((item) => [item.id, show(item)]))
}
