import { type NextRequest, NextResponse } from 'next/server'
import { preferredLocale } from '#lib/accept-language.ts'
import { isAdminAddress, movedAddress } from '#lib/admin-address.ts'
import { isPlanAddress } from '#lib/catalog/queries.ts'
import { env } from '#lib/env.ts'
import { flashCookie, flashHeader, tellsFlash } from '#lib/flash.ts'
import { turnedAway } from '#lib/i18n/turned-away.ts'
import { legalPages } from '#lib/paths.ts'
import { methods, type RequestRefusal, refuseRequest } from '#lib/request-guard.ts'
import {
  contentSecurityPolicy,
  mailPolicy,
  newNonce,
  staticHeaders,
} from '#lib/security-headers.ts'

/** Headers, language and the guards in front of every page and action. It decides no permission. */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const isMail = request.nextUrl.pathname.startsWith('/mailbox/html/')
  const policy = isMail
    ? mailPolicy
    : contentSecurityPolicy({
        nonce: newNonce(),
        checkoutOrigin: env().smartpay.checkoutOrigin,
        development: process.env.NODE_ENV === 'development',
        framesOfOurs: request.nextUrl.pathname === '/mailbox',
      })
  const answer = await answerTo(request, policy)
  const headers = {
    ...staticHeaders,
    'content-security-policy': policy,
    ...(isMail ? { 'x-frame-options': 'SAMEORIGIN' } : {}),
  }
  for (const [name, value] of Object.entries(headers)) answer.headers.set(name, value)
  // Who is led on has not been told yet.
  if (flashOf(request) && !answer.headers.has('location'))
    answer.cookies.delete({ name: flashCookie, path: '/admin' })
  return answer
}

async function answerTo(request: NextRequest, policy: string): Promise<NextResponse> {
  const { pathname } = request.nextUrl
  const search = searchOf(request)
  const refusal = refuseRequest(factsOf(request), env().appUrl)
  if (refusal) return refuse(request, refusal)
  if (pathname !== '/' && pathname.endsWith('/'))
    return NextResponse.redirect(`${env().appUrl}${pathname.replace(/\/+$/, '')}${search}`, 308)
  if (hostElsewhere(request)) return toOwnHost(`${env().appUrl}${pathname}${search}`)
  if (pathname === '/') return toLocale(request)
  const moved = movedAddress(pathname, search)
  if (moved) return NextResponse.redirect(`${env().appUrl}${moved}`, 308)
  const headers = new Headers(request.headers)
  headers.set('content-security-policy', policy)
  headers.set(flashHeader, flashOf(request))
  headers.set('x-teiki-path', pathname.startsWith('/admin') ? `${pathname}${search}` : pathname)
  // Next compares a form's origin with this header, or with a Host that a proxy in front may have put in its
  // place; `refuseRequest` has judged the origin already.
  headers.set('x-forwarded-host', new URL(env().appUrl).host)
  if (pathname !== nowhere && !(await isAddress(request)))
    return NextResponse.rewrite(new URL(nowhere, request.url), { request: { headers } })
  return NextResponse.next({ request: { headers } })
}

/** What the last action left is told by one page: handed on to it, and taken out of the browser. */
function flashOf({ method, nextUrl, cookies }: NextRequest): string {
  return (tellsFlash(method, nextUrl.pathname) && cookies.get(flashCookie)?.value) || ''
}

const nowhere = '/not/an/address/of/ours'

/** Without what Next's client adds to ask for a part of a page. */
function searchOf({ nextUrl }: NextRequest): string {
  const search = new URLSearchParams(nextUrl.search)
  if (!search.has('_rsc')) return nextUrl.search
  search.delete('_rsc')
  return search.size === 0 ? '' : `?${search}`
}

/**
 * Next makes a redirect to a name of the same machine relative, which would lead a local run's visitor back
 * to where they came from: a page leads them instead.
 */
function toOwnHost(address: string): NextResponse {
  if (!env().localRun) return NextResponse.redirect(address, 307)
  const href = address.replaceAll('&', '&amp;')
  return new NextResponse(
    `<!doctype html><meta charset="utf-8"><meta http-equiv="refresh" content="0;url=${href}"><title>Teiki</title><a href="${href}">${href}</a>`,
    { headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' } },
  )
}

function factsOf(request: NextRequest) {
  return {
    method: request.method,
    pathname: request.nextUrl.pathname,
    secFetchSite: request.headers.get('sec-fetch-site'),
    origin: request.headers.get('origin'),
    contentLength: request.headers.get('content-length'),
    chunked: request.headers.has('transfer-encoding'),
  }
}

/**
 * Cookies, passkeys and the origin of forms belong to one host name; a local run and a deployment at
 * Vercel have several. Elsewhere a proxy in front may name us as it likes. Only whom somebody navigates to
 * is led there: after an action Next asks this very process, by its own name, for the page to come, and
 * would lose the cookies on the way to another.
 */
function hostElsewhere(request: NextRequest): boolean {
  const host = request.headers.get('host')
  return (
    (env().localRun || env().vercelEnv === 'production') &&
    request.method === 'GET' &&
    (request.headers.get('sec-fetch-mode') ?? 'navigate') === 'navigate' &&
    !request.nextUrl.pathname.startsWith('/api/') &&
    host !== null &&
    host !== new URL(env().appUrl).host
  )
}

function toLocale(request: NextRequest): NextResponse {
  const locale = preferredLocale(request.headers.get('accept-language'))
  const answer = NextResponse.redirect(`${env().appUrl}/${locale}${searchOf(request)}`, 307)
  answer.headers.set('vary', 'Accept-Language')
  return answer
}

/** Pages, routes and the files of `public`; any other first segment would land in `[locale]`. */
const known =
  /^\/(ja|en|admin|api|_next|plans|readme)(\/|$)|^\/(icon|mark|landscape|apple-touch-icon)[\w-]*\.(svg|png)$|^\/passkey\.js$/

/**
 * A page that finds out while rendering that it does not exist is white without JavaScript, so what
 * exists is decided here, before anything is rendered.
 */
async function isAddress({ method, nextUrl: { pathname } }: NextRequest): Promise<boolean> {
  if (/^\/mailbox(\/html\/[\w.-]+)?$/.test(pathname)) return env().localRun
  if (!known.test(pathname)) return false
  if (pathname.startsWith('/admin')) return isAdminAddress(pathname)
  const [, , area, name = ''] = pathname.split('/')
  if (area === 'legal') return legalPages.some((page) => page === name)
  return area === 'plans' && method === 'GET' ? isPlanAddress(name) : true
}

const statuses = {
  'unreadable-address': 400,
  method: 405,
  'foreign-origin': 403,
  'too-large': 413,
} as const satisfies Record<RequestRefusal, number>

function refuse(request: NextRequest, refusal: RequestRefusal): NextResponse {
  const first = request.nextUrl.pathname.split('/')[1]
  const locale =
    first === 'en' || first === 'ja'
      ? first
      : preferredLocale(request.headers.get('accept-language'))
  return new NextResponse(turnedAway(locale, refusal, request.nextUrl.pathname), {
    status: statuses[refusal],
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      ...(refusal === 'method' ? { allow: methods.join(', ') } : {}),
    },
  })
}
