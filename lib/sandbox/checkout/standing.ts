import type { Order } from '../objects/order.ts'
import type { Session } from '../objects/session.ts'
import type { Token } from '../objects/token.ts'
import type { State } from '../state/state.ts'

/** What a checkout's page has to say; Smartpay's sessions themselves have no status (§6.3). */
export type Standing = 'open' | 'waiting' | 'agreed' | 'declined' | 'withdrawn' | 'expired'

/** What a session leads to. */
export type Subject = { token: Token; order?: undefined } | { order: Order; token?: undefined }

export function subjectOf({ tokens, orders }: State, session: Session): Subject | null {
  const token = tokens.get(session.token ?? '')
  const order = orders.get(session.order ?? '')
  return token ? { token } : order ? { order } : null
}

/** Cancelling leaves a session open: a shopper who comes back in time can still agree. */
export function standingOf(
  { createdAt }: Session,
  { token, order }: Subject,
  { now, lifetimeMs }: { now: number; lifetimeMs: number },
): Standing {
  const standing = order ? orderStandings[order.status] : tokenStandings[token.status]
  if (standing !== 'open') return standing
  if (order?.hidden.settlesAt !== undefined) return 'waiting'
  return now - createdAt < lifetimeMs ? 'open' : 'expired'
}

const tokenStandings = {
  requires_authorization: 'open',
  active: 'agreed',
  disabled: 'agreed',
  rejected: 'declined',
  deleted: 'withdrawn',
} as const

const orderStandings = {
  requires_authorization: 'open',
  requires_capture: 'agreed',
  succeeded: 'agreed',
  rejected: 'declined',
  canceled: 'withdrawn',
} as const

/** Where the shopper goes on to: exactly the merchant's address, with nothing added. */
export function wayOn(session: Session, standing: Standing): string {
  const isDone = standing === 'agreed' || standing === 'waiting'
  return isDone ? session.successUrl : session.cancelUrl
}
