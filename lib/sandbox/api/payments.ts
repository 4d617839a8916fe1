import { capturable, capture } from '../objects/order-moves.ts'
import { plainOrder } from '../objects/order-view.ts'
import type { Payment } from '../objects/payment.ts'
import type { Parts } from '../parts.ts'
import type { State } from '../state/state.ts'
import { type Answer, noSuchOrder, refusal } from './answers.ts'
import { parseBody } from './body.ts'
import { belongsTo, type Call, wantsExpanded } from './call.ts'
import { listPage } from './list.ts'
import { changeNotes } from './notes.ts'
import { paymentInput } from './order-input.ts'
import { outcomeOf } from './orders.ts'

/** smartpay-api §9: a capture of what is left of an approved order, or of a part of it. */
export function createPayment(call: Call, { store, now }: Parts): Answer {
  const input = parseBody(paymentInput, call.text)
  if (!input.ok) return input.reason
  const order = store.state.orders.get(input.value.order)
  if (!order || !belongsTo(call, order)) return noSuchOrder
  const left = capturable(order)
  if (left === null) return refusal(409, 'order.cannot-capture', reasons[order.status])
  if (input.value.amount > left)
    return refusal(409, 'payment.excessive-amount', `Only ${left} is left to capture`)
  const captured = capture(order, input.value, now())
  return { status: 200, body: captured.payment, ...outcomeOf(captured) }
}

const reasons = {
  requires_authorization: 'This order is not authorized yet',
  requires_capture: 'This order waits for a capture',
  succeeded: 'This order was captured already',
  canceled: 'This order was cancelled, or has expired',
  rejected: 'This order was rejected',
}

export function listPayments(call: Call, { store }: Parts): Answer {
  return listPage(call, store.state.payments, {
    show: (payment) => showAsAsked(call, payment, store.state),
  })
}

export function readPayment(call: Call, { store }: Parts): Answer {
  const payment = store.state.payments.get(call.id)
  if (!payment || !belongsTo(call, payment)) return noSuchPayment
  return { status: 200, body: showAsAsked(call, payment, store.state) }
}

export function updatePayment(call: Call, { store, now }: Parts): Answer {
  const payment = store.state.payments.get(call.id)
  if (!payment || !belongsTo(call, payment)) return noSuchPayment
  const changed = changeNotes(call, payment, now())
  if (!changed.ok) return changed.reason
  const object = changed.value
  return { status: 200, body: object, changes: [{ put: 'payments', object }] }
}

export const noSuchPayment = refusal(404, 'payment.not-found', 'There is no such payment')

function showAsAsked(call: Call, payment: Payment, { orders, refunds }: State) {
  if (!wantsExpanded(call)) return payment
  const order = orders.get(payment.order)
  return {
    ...payment,
    order: order ? plainOrder(order) : payment.order,
    refunds: payment.refunds.map((id) => refunds.get(id) ?? id),
  }
}
