import type { Refund } from '../objects/refund.ts'
import { refundable, refundPayment } from '../objects/refund-payment.ts'
import type { Parts } from '../parts.ts'
import type { State } from '../state/state.ts'
import { type Answer, refusal } from './answers.ts'
import { parseBody } from './body.ts'
import { belongsTo, type Call, wantsExpanded } from './call.ts'
import { listPage } from './list.ts'
import { changeNotes } from './notes.ts'
import { refundInput } from './order-input.ts'
import { noSuchPayment } from './payments.ts'

/** smartpay-api §10: partial and repeated, until the payment is used up. */
export function createRefund(call: Call, { store, now }: Parts): Answer {
  const input = parseBody(refundInput, call.text)
  if (!input.ok) return input.reason
  const payment = store.state.payments.get(input.value.payment)
  if (!payment || !belongsTo(call, payment)) return noSuchPayment
  const left = refundable(payment, store.state.refunds)
  const { amount = left } = input.value
  if (left === 0 || amount > left)
    return refusal(403, 'amount.insufficient', `Only ${left} is left on this payment`)
  const { refund, refunded } = refundPayment(payment, { ...input.value, amount, left }, now())
  return {
    status: 200,
    body: refund,
    changes: [
      { put: 'refunds', object: refund },
      { put: 'payments', object: refunded },
    ],
    events: [{ type: 'refund.created', data: refund }],
  }
}

export function listRefunds(call: Call, { store }: Parts): Answer {
  return listPage(call, store.state.refunds, {
    show: (refund) => showAsAsked(call, refund, store.state),
  })
}

export function readRefund(call: Call, { store }: Parts): Answer {
  const refund = store.state.refunds.get(call.id)
  if (!refund || !belongsTo(call, refund)) return noSuchRefund
  return { status: 200, body: showAsAsked(call, refund, store.state) }
}

export function updateRefund(call: Call, { store, now }: Parts): Answer {
  const refund = store.state.refunds.get(call.id)
  if (!refund || !belongsTo(call, refund)) return noSuchRefund
  const changed = changeNotes(call, refund, now())
  if (!changed.ok) return changed.reason
  const object = changed.value
  return { status: 200, body: object, changes: [{ put: 'refunds', object }] }
}

const noSuchRefund = refusal(404, 'refund.not-found', 'There is no such refund')

function showAsAsked(call: Call, refund: Refund, { payments }: State) {
  if (!wantsExpanded(call)) return refund
  return { ...refund, payment: payments.get(refund.payment) ?? refund.payment }
}
