import { lastRequests } from '../api/requests.ts'
import { standingOf, subjectOf } from '../checkout/standing.ts'
import type { Order } from '../objects/order.ts'
import { plainOrder } from '../objects/order-view.ts'
import type { Session } from '../objects/session.ts'
import { plainToken, type Token } from '../objects/token.ts'
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
    tokens: byId(state.tokens, (token) => showToken(state, token)),
    sessions: byId(state.sessions, (session) => showSession(parts, session)),
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

/** The same of one reference: whoever has thousands of them need not read all for one. */
export function ledgerOfReference(parts: Parts, reference: string) {
  const { store, agenda } = parts
  agenda.runDue()
  const { state } = store
  const have = <Item extends Place & { reference?: string | null | undefined }>(
    shelf: Shelf<Item>,
  ) => [...shelf.values()].filter((item) => item.reference === reference)
  return {
    tokens: listed(have(state.tokens), (token) => showToken(state, token)),
    sessions: listed(have(state.sessions), (session) => showSession(parts, session)),
    orders: listed(have(state.orders), showOrder),
    payments: listed(have(state.payments)),
    refunds: listed(have(state.refunds)),
  }
}

export function showToken(state: State, token: Token) {
  const session = state.sessions.get(token.hidden.session)
  const { customerInfo, idempotencyKey } = session ?? {}
  const paused = state.shoppers.get(token.hidden.shopper)?.paused === true
  const next = state.plans.get(token.id)?.next ?? []
  const hidden = { session: token.hidden.session, customerInfo, idempotencyKey }
  return { ...plainToken(token), ...hidden, shopperPaused: paused, nextOutcomes: next }
}

export function showSession({ store, origin, now }: Parts, { path, ...session }: Session) {
  const lifetimeMs = settingsOf(store.state).rules.sessionLifetimeMs
  const subject = subjectOf(store.state, { path, ...session })
  const status = subject && standingOf({ path, ...session }, subject, { now: now(), lifetimeMs })
  return { ...session, status, url: `${origin}/${path}` }
}

export function showOrder(order: Order) {
  return { ...plainOrder(order), lineItems: order.lineItems, ...order.hidden }
}

function byId<Item extends Place>(
  shelf: Shelf<Item>,
  show: (item: Item) => unknown = (item) => item,
): Record<string, unknown> {
  return listed([...shelf.values()], show)
}

function listed<Item extends Place>(
  items: readonly Item[],
  show: (item: Item) => unknown = (item) => item,
): Record<string, unknown> {
  return Object.fromEntries(items.map((item) => [item.id, show(item)]))
}
