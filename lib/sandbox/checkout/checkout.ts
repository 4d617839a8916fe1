import { type Context, Hono } from 'hono'
import { recordAct, withEffects } from '../acts.ts'
import { preferredLocale } from '../locale.ts'
import { promotionFor } from '../objects/promotion.ts'
import type { Session } from '../objects/session.ts'
import { commit, type Parts } from '../parts.ts'
import { settingsOf } from '../state/state.ts'
import { agreementPage } from './agreement-page.ts'
import { endPage } from './end-page.ts'
import { type Button, buttons, settleOrder, settleToken } from './leave.ts'
import { orderPage } from './order-page.ts'
import { type Standing, type Subject, standingOf, subjectOf, wayOn } from './standing.ts'

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

type Found = { session: Session; subject: Subject; standing: Standing }

function find(parts: Parts, path: string): Found | null {
  const { store, agenda, now } = parts
  agenda.runDue()
  const session = store.state.sessions.get(path.split('.')[0] ?? '')
  const subject = session && subjectOf(store.state, session)
  if (!session || !subject || session.path !== path) return null
  const lifetimeMs = settingsOf(store.state).rules.sessionLifetimeMs
  return { session, subject, standing: standingOf(session, subject, { now: now(), lifetimeMs }) }
}

function missing(call: Context, { shopName }: Parts): Response | Promise<Response> {
  const locale = preferredLocale(call.req.header('accept-language') ?? null)
  return call.html(
    endPage({ locale, shop: shopName[locale], mode: 'token', standing: 'missing' }),
    404,
  )
}

function showCheckout(
  call: Context,
  { shopName, now, store }: Parts,
  { session, subject, standing }: Found,
): Response | Promise<Response> {
  const locale = session.locale ?? 'ja'
  const shop = shopName[locale]
  if (standing !== 'open') {
    const { mode } = session
    const page = endPage({ locale, shop, mode, standing, wayOn: wayOn(session, standing) })
    return call.html(page, standing === 'expired' ? 410 : 200)
  }
  const { order } = subject
  if (!order) return call.html(agreementPage({ locale, shop, session }))
  const code = codeOf(call)
  const promotion = code === '' ? null : promotionFor(store.state, order, code, now())
  return call.html(orderPage({ locale, shop, session, order, code, promotion, now: now() }))
}

/** A used session leads on again whatever is pressed; a form that is not ours shows the page again. */
async function leaveCheckout(call: Context, parts: Parts, found: Found): Promise<Response> {
  const { session, subject, standing } = found
  const { outcome } = await call.req.parseBody().catch(() => ({ outcome: undefined }))
  const isUsable = isButton(outcome) && (outcome !== 'soft-decline' || subject.order !== undefined)
  if (standing === 'expired' || (standing === 'open' && !isUsable))
    return showCheckout(call, parts, found)
  if (standing !== 'open' || !isUsable) return seeOther(wayOn(session, standing))
  const settled = subject.order
    ? settleOrder(subject.order, { button: outcome, code: codeOf(call) }, parts)
    : settleToken(subject.token, session, { button: outcome, now: parts.now() })
  const at = parts.now()
  const [, effects] = withEffects(parts.requests, () => commit(parts, settled, at))
  const what = `pressed ${outcome} on the checkout page`
  const about = `${session.id} ${(subject.order ?? subject.token).id}`
  recordAct(parts.requests, { at, by: 'shopper', what, about, effects })
  const after = find(parts, session.path)?.standing ?? standing
  // A soft decline is the shopper's to repair, so the page is there again.
  if (outcome !== 'cancel' && after === 'open') return seeOther(new URL(call.req.url).href)
  return seeOther(wayOn(session, after))
}

function codeOf(call: Context): string {
  return call.req.query('promotion-code')?.trim() ?? ''
}

function isButton(value: unknown): value is Button {
  return buttons.some((button) => button === value)
}

/** Unchanged, unless it has letters that a header cannot carry. */
function seeOther(url: string): Response {
  const location = /^[\x21-\x7e]+$/.test(url) ? url : new URL(url).href
  return new Response(null, { status: 303, headers: { location } })
}
