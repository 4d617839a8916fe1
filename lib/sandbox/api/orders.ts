import { decideOutcome, takePlanned } from '../objects/decide-outcome.ts'
import { type Item, newOrder, sumOf } from '../objects/new-order.ts'
import type { Order, ShippingInfo } from '../objects/order.ts'
import { authorize, cancel, type MovedOrder } from '../objects/order-moves.ts'
import { expandedOrder, plainOrder, shownOrder } from '../objects/order-view.ts'
import { plainToken, type Token } from '../objects/token.ts'
import type { Outcome, Parts } from '../parts.ts'
import type { Settings } from '../state/settings.ts'
import { type Change, type State, settingsOf } from '../state/state.ts'
import { type Answer, noSuchOrder, noSuchToken, refusal } from './answers.ts'
import { parseBody } from './body.ts'
import { belongsTo, type Call, wantsExpanded } from './call.ts'
import { listPage } from './list.ts'
import { orderInput } from './order-input.ts'

/**
 * smartpay-api §8.1: an order with a token is authorized here and now. A refusal is no error: the order
 * comes back as `rejected`, or as `requires_authorization` where the shopper can still repair it.
 */
export function createOrder(call: Call, parts: Parts): Answer {
  const input = parseBody(orderInput, call.text)
  if (!input.ok) return input.reason
  const { state } = parts.store
  const settings = settingsOf(state)
  const token = state.tokens.get(input.value.token)
  if (!token || !belongsTo(call, token) || token.status === 'deleted') return noSuchToken
  const refused = refuseUnusable(token, state) ?? refuseWrongSum(input.value, settings)
  if (refused) return refused
  const now = parts.now()
  const { amount, items, shippingInfo, captureMethod, reference, metadata } = input.value
  const terms = { amount, items, shippingInfo, captureMethod, reference, metadata }
  const hidden = {
    customerInfo: input.value.customerInfo,
    idempotencyKey: call.idempotencyKey,
    session: token.hidden.session,
  }
  const order = newOrder({ ...terms, tokenId: token.id, hidden }, call.mode, now)
  const planned = takePlanned(state.plans.get(token.id))
  const outcome = decideOutcome(order, planned?.outcome ?? null, {
    rules: settings.rules,
    emailAddress: order.hidden.customerInfo.emailAddress ?? token.hidden.emailAddress,
  })
  const moved = authorize(order, outcome, { now, slowMs: settings.rules.slowMs })
  if (!moved) throw new Error(`New order ${order.id} cannot be authorized`)
  const { changes, events = [] } = outcomeOf(moved)
  const plan: Change[] = planned ? [{ put: 'plans', object: planned.rest }] : []
  return {
    status: 200,
    body: shownWith(moved),
    changes: [...plan, ...changes],
    events: [{ type: 'token.used', data: plainToken(token) }, ...events],
  }
}

/** The payment is not in the state yet, so it is put in by hand. */
function shownWith({ order, payment }: MovedOrder) {
  return payment ? { ...shownOrder(order), payments: [payment] } : shownOrder(order)
}

export function listOrders(call: Call, { store }: Parts): Answer {
  return listPage(call, store.state.orders, {
    show: (order) => showAsAsked(call, order, store.state),
  })
}

export function readOrder(call: Call, { store }: Parts): Answer {
  const order = store.state.orders.get(call.id)
  if (!order || !belongsTo(call, order)) return noSuchOrder
  return { status: 200, body: showAsAsked(call, order, store.state) }
}

export function cancelOrder(call: Call, { store, now }: Parts): Answer {
  const order = store.state.orders.get(call.id)
  if (!order || !belongsTo(call, order)) return noSuchOrder
  const moved = cancel(order, now())
  if (!moved)
    return refusal(
      409,
      'order.cannot-cancel',
      `An order that is ${order.status} cannot be cancelled`,
    )
  const outcome = moved.order === order ? {} : outcomeOf(moved)
  return { status: 200, body: plainOrder(moved.order), ...outcome }
}

/** The changes and events of a move, for `commit`. */
export function outcomeOf({ order, payment, events }: MovedOrder): Outcome {
  const paid: Change[] = payment ? [{ put: 'payments', object: payment }] : []
  return { changes: [{ put: 'orders', object: order }, ...paid], events }
}

/** smartpay-api §3.4: nobody knows whether Smartpay looks, so it can be switched off. */
export function refuseWrongSum(
  { amount, items, shippingInfo }: { amount: number; items: Item[]; shippingInfo: ShippingInfo },
  { rules }: Settings,
): Answer | null {
  const sum = sumOf(items, shippingInfo)
  if (!rules.checkSums || sum === amount) return null
  const detail = `amount: is ${amount}, but items and shipping fee come to ${sum}`
  return refusal(400, 'request.invalid', 'The request is invalid', [detail])
}

/** Token and shopper must be active (smartpay-api §8.1). */
function refuseUnusable({ status, hidden }: Token, { shoppers }: State): Answer | null {
  if (status !== 'active') return refusal(400, 'token.invalid', `This token is ${status}`)
  return shoppers.get(hidden.shopper)?.paused
    ? refusal(400, 'token.invalid', 'The account of this shopper is paused')
    : null
}

function showAsAsked(call: Call, order: Order, state: State) {
  return wantsExpanded(call) ? expandedOrder(order, state) : plainOrder(order)
}
