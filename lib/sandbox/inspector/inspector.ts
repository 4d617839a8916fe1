import { type Context, Hono, type Next } from 'hono'
import { noSuchAddress, respond } from '../api/answers.ts'
import { createCalls } from '../control/control.ts'
import { ownSiteOnly } from '../control/own-site.ts'
import type { Parts } from '../parts.ts'
import { controlCallOf, type Form } from './forms.ts'
import { chosenDetail, inspectorPage } from './page.ts'
import { pulseOf } from './pulse.ts'
import { refusalOf } from './refused.ts'
import { script } from './script.ts'
import { style } from './style.ts'
import { hrefOf, readView, type View } from './view.ts'

/** The page at `/` for people who want to see inside, and the forms on it. */
export function createInspector(parts: Parts): Hono {
  const inspector = new Hono()
  const guard = ownSiteOnly(parts.origin)
  inspector.use('/', guard, strictPolicy)
  inspector.use('/_inspector/*', guard, strictPolicy)
  inspector.get('/', (call) => {
    parts.agenda.runDue()
    const view = viewOf(call)
    const chosen = chosenDetail(parts, view)
    return call.html(inspectorPage(parts, view, chosen), chosen === null ? 404 : 200)
  })
  inspector.get('/_inspector/pulse', (call) => call.text(pulseOf(parts)))
  inspector.get('/_inspector/style.css', (call) => asset(call, style, 'text/css'))
  inspector.get('/_inspector/script.js', (call) => asset(call, script, 'text/javascript'))
  const calls = new Hono().route('/_control', createCalls(parts))
  inspector.post('/_inspector/*', (call) => postForm(call, parts, calls))
  // Where a refused form left the address: looked at again, it is the page without the refusal.
  inspector.get('/_inspector/*', (call) => seePage(viewOf(call)))
  return inspector
}

function asset(call: Context, text: string, type: string): Response {
  return call.body(text, 200, { 'content-type': `${type}; charset=utf-8` })
}

function viewOf(call: Context): View {
  return readView(call.req.query(), call.req.header('accept-language') ?? null)
}

function seePage(view: View): Response {
  return new Response(null, { status: 303, headers: { location: hrefOf(view) } })
}

/** Does the control call that the form stands for, and leads back; or says on the page why it was not done. */
async function postForm(call: Context, parts: Parts, calls: Hono): Promise<Response> {
  const path = call.req.path.slice('/_inspector/'.length)
  const typed = await readForm(call)
  const asked = controlCallOf(path, typed, parts.now())
  if (!asked) return respond(noSuchAddress)
  const { method, body } = asked
  const answer = await calls.request(`/_control/${asked.path}`, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const view = viewOf(call)
  if (answer.ok) return seePage(view)
  const refused = refusalOf(await answer.text(), { path, typed, view })
  const page = inspectorPage(parts, { ...view, refused })
  return new Response(String(await page), {
    status: answer.status,
    headers: { 'content-type': 'text/html; charset=utf-8' },
  })
}

async function readForm(call: Context): Promise<Form> {
  const sent = new URLSearchParams(await call.req.text())
  return Object.fromEntries([...sent.keys()].map((name) => [name, sent.getAll(name)]))
}

/** No other site's address in it: unlike the checkout's, these forms lead nowhere else. */
const policy = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  'img-src data:',
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ')

async function strictPolicy(call: Context, next: Next): Promise<void> {
  await next()
  call.header('content-security-policy', policy)
}
