import { type Context, Hono, type Next } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { broken, noSuchAddress, respond, tooLarge } from './api/answers.ts'
import { largestBody } from './api/call.ts'
import { createCheckout } from './checkout/checkout.ts'
import { createShopperCalls } from './checkout/shopper-calls.ts'
import { style } from './checkout/style.ts'
import { createControl } from './control/control.ts'
import { createInspector } from './inspector/inspector.ts'
import { lostPage } from './inspector/lost-page.ts'
import type { Parts } from './parts.ts'

/** All that is not the merchant's API: pages, and the calls of shoppers and tests. */
export function createPages(parts: Parts): Hono {
  const app = new Hono()
  app.use(secureHeaders)
  app.use(bodyLimit({ maxSize: largestBody, onError: () => respond(tooLarge) }))
  app.use(async (_, next) => {
    await next()
    await parts.store.kept()
  })
  app.route('/', createInspector(parts))
  app.route('/_control', createControl(parts))
  app.get('/_sandbox.css', (call) =>
    call.body(style, 200, { 'content-type': 'text/css; charset=utf-8' }),
  )
  app.route('/', createShopperCalls(parts))
  app.route('/', createCheckout(parts))
  app.notFound((call) => {
    const isPerson = call.req.header('accept')?.includes('text/html')
    const language = call.req.header('accept-language') ?? null
    return isPerson ? call.html(lostPage(language), 404) : respond(noSuchAddress)
  })
  app.onError((error) => {
    console.error(error)
    return respond(broken)
  })
  return app
}

/** `form-action` also holds for where a form is redirected to, which is any merchant's address. */
const policy = [
  "default-src 'none'",
  "style-src 'self'",
  'img-src data:',
  'form-action http: https:',
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ')

async function secureHeaders(call: Context, next: Next): Promise<void> {
  await next()
  if (!call.res.headers.has('content-security-policy'))
    call.header('content-security-policy', policy)
  call.header('x-content-type-options', 'nosniff')
  call.header('cache-control', 'no-store')
  call.header('referrer-policy', 'strict-origin-when-cross-origin')
}
