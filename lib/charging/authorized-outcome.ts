import type { Result } from '#lib/result.ts'
import type { SmartpayFailure } from '#lib/smartpay/failure.ts'
import type { SmartpayOrder, SmartpayPayment } from '#lib/smartpay/order-schemas.ts'
import { isOdd, paidLate } from '#lib/states/charge-failure.ts'
import { type ChargeOutcome, meaningOfOrder, type SentCharge } from './charge-outcome.ts'
import { isUnanswered } from './silence.ts'

/** A charge that Smartpay approved and that nobody has captured yet, as far as we know. */
export type AuthorizedCharge = SentCharge & {
  smartpayId: string
  /** Its order was canceled: nothing is to be captured any more. */
  isOrderOver: boolean
  /** Smartpay's approval has ended by now. */
  hasEnded: boolean
  /** What was found at the last look. */
  failure: string | null
}

/**
 * How Smartpay's order stands that was authorized (smartpay-api §8.3): captured, by us or in the dashboard; ended, by
 * itself or because we released it; or still to be captured. What cannot be read changes nothing.
 */
export function meaningOfAuthorized(
  charge: AuthorizedCharge,
  answer: Result<SmartpayOrder, SmartpayFailure>,
): ChargeOutcome {
  const { isOrderOver, hasEnded } = charge
  const ended = isOrderOver ? 'canceled' : 'expired'
  if (!answer.ok) {
    const failure = answer.reason.errorCode ?? answer.reason.kind
    // Nobody can capture what Smartpay does not know, once its time is over.
    if (failure === 'order.not-found' && hasEnded) return { ...still, to: ended, failure }
    // What was seen to be wrong with its order stays seen, however often nobody answers.
    const kept = isOdd(charge.failure) ? charge.failure : failure
    return { ...still, failure: kept, stops: isUnanswered(answer.reason) }
  }
  const found = meaningOfOrder(charge, answer.value)
  if (found.to === 'succeeded')
    return isOrderOver ? { ...found, to: 'canceled', failure: paidLate } : found
  if (found.to === 'hard_declined') return { ...found, to: ended }
  if (found.to !== 'authorized') return { ...still, failure: found.failure }
  return isOrderOver ? { ...found, failure: 'not-released' } : found
}

/**
 * What an answer to POST /payments says (smartpay-api §9). Null: the capture is not known to have been made, and Smartpay's
 * order says how it stands.
 */
export function meaningOfCapture(
  charge: AuthorizedCharge,
  answer: Result<SmartpayPayment, SmartpayFailure>,
): ChargeOutcome | null {
  if (!answer.ok) return null
  const { id, order, amount } = answer.value
  if (order !== charge.smartpayId || amount !== charge.amountMinor) return null
  return { ...still, to: 'succeeded', smartpayId: order, paymentIds: [id] }
}

const still: ChargeOutcome = {
  to: 'authorized',
  mayHaveMoved: true,
  failure: null,
  smartpayId: null,
  paymentIds: [],
  stops: false,
  waitMs: null,
}
