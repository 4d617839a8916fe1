import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { recordAct, withEffects } from '../acts.ts'
import {
  type Answer,
  noSuchOrder,
  noSuchToken,
  refusal,
  respond,
  unauthorized,
} from '../api/answers.ts'
import { parseBody } from '../api/body.ts'
import { plainOrder } from '../objects/order-view.ts'
import { plainToken } from '../objects/token.ts'
import { moveToken, tokenMoved } from '../objects/token-moves.ts'
import { commit, type Parts } from '../parts.ts'
import { settleOrder } from './leave.ts'

/**
 * smartpay-api §13.1: what shoppers do, for whoever has no browser; Smartpay's own suites use these calls.
 * Anybody may log in with any password, since there is nothing to protect.
 */
export function createShopperCalls(parts: Parts): Hono {
  const calls = new Hono()
  calls.post('/consumers/auth/login', async (call) => respond(logIn(await call.req.text())))
  calls.post('/orders/:id/authorizations', async (call) => {
    const text = await call.req.text()
    return asShopper(call, parts, () => authorizeOrder(parts, call.req.param('id'), text))
  })
  calls.put('/tokens/:id/approve', (call) =>
    asShopper(call, parts, () => approveToken(parts, call.req.param('id'))),
  )
  return calls
}

const loginInput = z.object({ emailAddress: z.string().min(1), password: z.string().min(1) })

function logIn(text: string): Answer {
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
function authorizeOrder(parts: Parts, id: string, text: string): Answer {
  const input = parseBody(authorizationInput, text)
  if (!input.ok) return input.reason
  const order = parts.store.state.orders.get(id)
  if (!order) return noSuchOrder
  const isDeclined = input.value.paymentMethod.toLowerCase().includes('rejected')
  const settled = settleOrder(
    order,
    { button: isDeclined ? 'decline' : 'approve', code: '' },
    parts,
  )
  if (settled.changes.length === 0)
    return refusal(409, 'order.settled', `This order is ${order.status} already`)
  commit(parts, settled)
  const after = parts.store.state.orders.get(id)
  return { status: 200, body: after && plainOrder(after) }
}

function approveToken(parts: Parts, id: string): Answer {
  const token = parts.store.state.tokens.get(id)
  if (!token || token.status === 'deleted') return noSuchToken
  const moved = moveToken(token, 'approve', parts.now())
  if (!moved) return refusal(409, 'token.settled', `This token is ${token.status} already`)
  commit(parts, {
    changes: [{ put: 'tokens', object: moved }],
    events: [tokenMoved('approve', moved)],
  })
  return { status: 200, body: plainToken(moved) }
}
