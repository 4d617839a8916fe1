import type { SmartpayOrder } from '#lib/smartpay/order-schemas.ts'
import { meaningOfOrder, type SentCharge } from './charge-outcome.ts'
import type { LatePayment } from './record-late-payment.ts'

/** `waits`: the shopper may still pay it there. `over`: nobody can. */
type GivenUpNews = { is: 'paid'; payment: LatePayment } | { is: 'waits' | 'over' }

const paidStatuses: readonly SmartpayOrder['status'][] = ['succeeded', 'requires_capture']

/**
 * How Smartpay's order stands of a charge that was given up here. Only a status that is final there ends the watch: one
 * that is new, or under way, may still become a payment.
 */
export function meaningOfGivenUp(
  charge: Omit<SentCharge, 'mayHaveMoved'>,
  order: SmartpayOrder,
): GivenUpNews {
  const {
    to,
    paymentIds,
    authorizedUntilMs = null,
  } = meaningOfOrder({ ...charge, mayHaveMoved: true }, order)
  if (to === 'succeeded') return { is: 'paid', payment: { to, paymentIds } }
  if (to === 'authorized') return { is: 'paid', payment: { to, untilMs: authorizedUntilMs } }
  if (to === 'hard_declined') return { is: 'over' }
  // Money moved, and not as it was asked for: somebody looks at it.
  const isOdd = to === 'unknown' && paidStatuses.includes(order.status)
  return isOdd ? { is: 'paid', payment: { to: 'odd' } } : { is: 'waits' }
}
