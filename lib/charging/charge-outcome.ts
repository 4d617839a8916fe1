import type { Result } from '#lib/result.ts'
import type { SmartpayFailure } from '#lib/smartpay/failure.ts'
import type { SmartpayOrder } from '#lib/smartpay/order-schemas.ts'
import type { ChargeStatus } from '#lib/states/charge.ts'
import type { Oddity } from '#lib/states/charge-failure.ts'
import { repeatable } from './find-out.ts'

/** A charge that was sent, as far as its answer is judged by it; the sum is yen. */
export type SentCharge = {
  id: string
  amountMinor: number
  /** A try before this one may have moved money. */
  mayHaveMoved: boolean
}

export type ChargeOutcome = {
  to: Exclude<ChargeStatus, 'sending'>
  mayHaveMoved: boolean
  /** What became of the call, or Smartpay's code where a repeat changes nothing; null: an order that can be read. */
  failure: string | null
  smartpayId: string | null
  paymentIds: readonly string[]
  /** Of one that is authorized: when Smartpay releases it, in milliseconds since 1970. */
  authorizedUntilMs?: number | null
  /** The key is not let in, or Smartpay did not answer: enough of these end the run (`silence.ts`). */
  stops: boolean
  /** Not before so many milliseconds. */
  waitMs: number | null
}

const meanings = {
  succeeded: 'succeeded',
  requires_capture: 'authorized',
  requires_authorization: 'open',
  pending: 'open',
  rejected: 'hard_declined',
  canceled: 'hard_declined',
  failed: 'hard_declined',
} as const

/**
 * What an answer to POST /orders means (smartpay-api §8.1). A charge is surely not made where nothing of it was sent before,
 * and Smartpay refused it by a code that we know, let nobody in, took no more calls or was not reached; else nobody knows.
 * An order that is not the one that was asked for is left to staff.
 */
export function judgeCharge(
  charge: SentCharge,
  answer: Result<SmartpayOrder, SmartpayFailure>,
): ChargeOutcome {
  return answer.ok ? meaningOfOrder(charge, answer.value) : meaningOfFailure(charge, answer.reason)
}

/** Also of an order that was found by our reference. */
export function meaningOfOrder(charge: SentCharge, order: SmartpayOrder): ChargeOutcome {
  const isOurs = order.reference === charge.id && order.amount === charge.amountMinor
  const failure: Oddity | null = isOurs ? oddityOf(order) : 'order.other'
  return {
    to: failure === null && order.status ? meanings[order.status] : 'unknown',
    mayHaveMoved: true,
    failure,
    // Another's order is never kept as this charge's.
    smartpayId: isOurs ? order.id : null,
    paymentIds: isOurs ? order.paymentIds : [],
    authorizedUntilMs: order.expiresAt,
    stops: false,
    waitMs: null,
  }
}

/** What keeps an order of ours from being believed; null: nothing. */
function oddityOf({ status, amount, paymentIds, capturedMinor }: SmartpayOrder): Oddity | null {
  if (status === null) return 'order.new-status'
  if (status !== 'succeeded') return null
  if (paymentIds.length === 0) return 'order.no-payment'
  // One that was captured in part is over as well, with its whole sum (smartpay-api §8.3).
  return capturedMinor !== null && capturedMinor !== amount ? 'order.other-sum' : null
}

/** The token, or the shopper behind it, cannot be charged (smartpay-api §4.2). */
const tokenCodes = new Set(['token.invalid', 'token.not-found'])

function meaningOfFailure({ mayHaveMoved }: SentCharge, failure: SmartpayFailure): ChargeOutcome {
  const { kind, errorCode, retryAfterMs = null } = failure
  const outcome = {
    failure: repeatable.has(kind) ? kind : (errorCode ?? kind),
    smartpayId: null,
    paymentIds: [],
    stops: stopping.has(kind),
    waitMs: retryAfterMs,
  }
  if (mayHaveMoved || failure.moneyMoved === 'unknown')
    return { to: 'unknown', mayHaveMoved: true, ...outcome }
  return { to: meaningOfRefusal(failure), mayHaveMoved: false, ...outcome }
}

function meaningOfRefusal({ kind, errorCode }: SmartpayFailure): 'refused' | 'failed' | 'intended' {
  if (errorCode !== undefined && tokenCodes.has(errorCode)) return 'refused'
  return kind === 'unauthorized' || kind === 'rate-limited' || kind === 'unreachable'
    ? 'intended'
    : 'failed'
}

const stopping = new Set<SmartpayFailure['kind']>([
  'unauthorized',
  'unavailable',
  'unreachable',
  'timeout',
])
