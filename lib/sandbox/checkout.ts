import { Hono } from 'hono'
import { checkoutPage, outcomePage } from './checkout-page.ts'
import { moveToken, type Session, type Token } from './state.ts'
import type { Store } from './store.ts'

type CheckoutOptions = {
  store: Store
  shopName: { ja: string; en: string }
  now: () => number
}

/** How long a checkout may be used; unknown at Smartpay, so our choice (smartpay-api §6.5). */
const lifetimeMs = 24 * 3_600_000

/**
 * The hosted checkout. Approve and decline end the session; cancel leaves it open, so that a shopper
 * who comes back within its lifetime can still agree. The way back is the exact address, unchanged.
 */
export function createCheckout({ store, shopName, now }: CheckoutOptions): Hono {
  const checkout = new Hono()
  const find = (path: string) => {
    const session = store.state.sessions.get(path.split('.')[0] ?? '')
    const token = session?.path === path ? store.state.tokens.get(session.token) : undefined
    return session && token ? { session, token } : null
  }
  checkout.get('/:path{checkout_.+}', (call) => {
    const found = find(call.req.param('path'))
    if (!found) return call.html(outcomePage('ja', 'missing', null), 404)
    const { session, token } = found
    const ended = endOf(session, token, now())
    if (ended) return call.html(outcomePage(session.locale, ended, backOf(session, token)))
    return call.html(checkoutPage(session, shopName[session.locale]))
  })
  checkout.post('/:path{checkout_.+}', async (call) => {
    const found = find(call.req.param('path'))
    if (!found) return call.html(outcomePage('ja', 'missing', null), 404)
    const { session, token } = found
    if (endOf(session, token, now())) return call.redirect(backOf(session, token), 303)
    const { outcome } = await call.req.parseBody()
    const moved = decide(session, token, outcome, now())
    if (moved !== token) store.commit({ kind: 'token', token: moved })
    return call.redirect(backOf(session, moved), 303)
  })
  return checkout
}

function endOf(session: Session, token: Token, now: number) {
  if (token.status === 'active' || token.status === 'rejected') return token.status
  if (token.status !== 'requires_authorization') return 'other'
  return now - session.createdAt > lifetimeMs ? 'expired' : null
}

function backOf(session: Session, token: Token): string {
  return token.status === 'active' ? session.successUrl : session.cancelUrl
}

/** A mail with `rejected` before the @ is declined whatever the shopper presses (§13). */
function decide(session: Session, token: Token, outcome: unknown, now: number): Token {
  const mail = String(session.customerInfo.emailAddress ?? '').split('@')[0] ?? ''
  if (outcome !== 'approve' && outcome !== 'decline') return token
  const move = outcome === 'approve' && !mail.includes('rejected') ? 'approve' : 'reject'
  return moveToken(token, move, now) ?? token
}
