import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { recordAct, withEffects } from '../acts.ts'
import { type Answer, malformed, respond, unauthorized } from '../api/answers.ts'
import { parseBody, textOf } from '../api/body.ts'
import type { Parts } from '../parts.ts'
import { pressForOrder, pressForToken } from './without-page.ts'

/**
 * smartpay-api §13.1: what shoppers do, for whoever has no browser; Smartpay's own suites use these calls.
 * Anybody may log in with any password, since there is nothing to protect.
 */
export function createShopperCalls(parts: Parts): Hono {
  const calls = new Hono()
  calls.post('/consumers/auth/login', async (call) => respond(logIn(await textOf(call))))
  calls.post('/orders/:id/authorizations', async (call) => {
    const text = await textOf(call)
    return asShopper(call, parts, () => authorizeOrder(parts, call.req.param('id'), text))
  })
  calls.put('/tokens/:id/approve', (call) =>
    asShopper(call, parts, () => pressForToken(parts, call.req.param('id'), 'approve')),
  )
  return calls
}

const loginInput = z.object({ emailAddress: z.string().min(1), password: z.string().min(1) })

function logIn(text: string | null): Answer {
  if (text === null) return malformed
  const input = parseBody(loginInput, text)
  if (!input.ok) return input.reason
  const accessToken = `${prefix}${Buffer.from(input.value.emailAddress).toString('base64url')}`
  return { status: 200, body: { accessToken } }
}

const prefix = 'shopper_'

function isLoggedIn(call: Context): boolean {
  return call.req.header('authorization')?.startsWith(`Bearer ${prefix}`) === true
}

function asShopper(call: Context, parts: Parts, work: () => Answer): Response {
  if (!isLoggedIn(call)) return respond(unauthorized)
  const at = parts.now()
  const [answer, effects] = withEffects(parts.requests, work)
  const { method, path } = call.req
  const { status } = answer
  recordAct(parts.requests, { at, by: 'shopper', what: `${method} ${path}`, status, effects })
  return respond(answer)
}

const authorizationInput = z.object({
  paymentMethod: z.string(),
  paymentPlan: z.literal('pay_in_three'),
})

/** A payment method with `rejected` in its name is declined, as mail addresses are. */
function authorizeOrder(parts: Parts, id: string, text: string | null): Answer {
  if (text === null) return malformed
  const input = parseBody(authorizationInput, text)
  if (!input.ok) return input.reason
  const isDeclined = input.value.paymentMethod.toLowerCase().includes('rejected')
  return pressForOrder(parts, id, { button: isDeclined ? 'decline' : 'approve' })
}
