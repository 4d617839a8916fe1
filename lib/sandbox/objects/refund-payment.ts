import { modeOf, objectId } from '../state/ids.ts'
import type { Shelf } from '../state/shelf.ts'
import type { Payment } from './payment.ts'
import type { Refund } from './refund.ts'

/** How much of a payment has not been refunded yet. */
export function refundable(payment: Payment, refunds: Shelf<Refund>): number {
  return payment.refunds.reduce((left, id) => left - (refunds.get(id)?.amount ?? 0), payment.amount)
}

type RefundTerms = Pick<Refund, 'amount' | 'reason' | 'lineItems' | 'reference' | 'description'> & {
  metadata?: Record<string, string> | undefined
  left: number
}

/** The refund, and the payment with it: `refunded` once nothing is left (smartpay-api §9). */
export function refundPayment(
  payment: Payment,
  { left, ...terms }: RefundTerms,
  now: number,
): { refund: Refund; refunded: Payment } {
  const refund: Refund = {
    id: objectId('refund', modeOf(payment)),
    object: 'refund',
    payment: payment.id,
    amount: terms.amount,
    currency: 'JPY',
    reason: terms.reason,
    status: 'succeeded',
    lineItems: terms.lineItems,
    reference: terms.reference,
    description: terms.description,
    metadata: terms.metadata ?? {},
    test: payment.test,
    createdAt: now,
    updatedAt: now,
  }
  const refunded: Payment = {
    ...payment,
    status: terms.amount === left ? 'refunded' : payment.status,
    refunds: [...payment.refunds, refund.id],
    updatedAt: now,
  }
  return { refund, refunded }
}
