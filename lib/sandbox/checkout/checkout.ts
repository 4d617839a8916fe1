import { type Context, Hono } from 'hono'
import { preferredLocale } from '#lib/accept-language.ts'
import type { Parts } from '../parts.ts'
import type { Session, Token } from '../state/state.ts'
import { agreementPage, endPage } from './checkout-page.ts'
import { decideOutcome, type Outcome, outcomes, standingOf, wayOn } from './standing.ts'

/** The hosted checkout (smartpay-api §6.5): the page at a session's address, and the form that it posts. */
export function createCheckout(parts: Parts): Hono {
  const checkout = new Hono()
  checkout.get('/:path{checkout_.+}', (call) => {
    const found = find(parts, call.req.param('path'))
    return found ? showCheckout(call, parts, found) : missing(call, parts)
  })
  checkout.post('/:path{checkout_.+}', async (call) => {
    const found = find(parts, call.req.param('path'))
    return found ? leaveCheckout(call, parts, found) : missing(call, parts)
  })
  return checkout
}

type Found = { session: Session; token: Token }

function find({ store }: Parts, path: string): Found | null {
  const session = store.state.sessions.get(path.split('.')[0] ?? '')
  const token = store.state.tokens.get(session?.token ?? '')
  return session?.path === path && token ? { session, token } : null
}

function missing(call: Context, { shopName }: Parts): Response | Promise<Response> {
  const locale = preferredLocale(call.req.header('accept-language') ?? null)
  return call.html(endPage({ locale, shop: shopName[locale], standing: 'missing' }), 404)
}

function showCheckout(
  call: Context,
  { shopName, now }: Parts,
  { session, token }: Found,
): Response | Promise<Response> {
  const locale = session.locale ?? 'ja'
  const shop = shopName[locale]
  const standing = standingOf(session, token, now())
  if (standing === 'open') return call.html(agreementPage({ locale, shop, session }))
  const page = endPage({ locale, shop, standing, wayOn: wayOn(session, standing) })
  return call.html(page, standing === 'expired' ? 410 : 200)
}

/** A used session leads on again whatever is pressed; a form that is not ours shows the page again. */
async function leaveCheckout(
  call: Context,
  parts: Parts,
  { session, token }: Found,
): Promise<Response> {
  const { outcome } = await call.req.parseBody().catch(() => ({ outcome: undefined }))
  const standing = standingOf(session, token, parts.now())
  if (standing === 'expired' || (standing === 'open' && !isOutcome(outcome)))
    return showCheckout(call, parts, { session, token })
  const settled = isOutcome(outcome) ? decideOutcome(session, token, outcome, parts.now()) : token
  if (settled !== token) parts.store.commit([{ put: 'tokens', object: settled }])
  return seeOther(wayOn(session, standingOf(session, settled, parts.now())))
}

function isOutcome(value: unknown): value is Outcome {
  return outcomes.some((outcome) => outcome === value)
}

/** Unchanged, unless it has letters that a header cannot carry. */
function seeOther(url: string): Response {
  const location = /^[\x21-\x7e]+$/.test(url) ? url : new URL(url).href
  return new Response(null, { status: 303, headers: { location } })
}
