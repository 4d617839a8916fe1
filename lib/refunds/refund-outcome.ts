import { longestCallMs, repeatable } from '#lib/charging/find-out.ts'
import type { Result } from '#lib/result.ts'
import { isFinalForKey, type SmartpayFailure } from '#lib/smartpay/failure.ts'
import type { SmartpayRefund } from '#lib/smartpay/order-schemas.ts'
import { mayResend } from '#lib/smartpay/resend-window.ts'
import { isSilence } from '#lib/smartpay/silence.ts'
import type { RefundStatus } from '#lib/states/refund.ts'

/** A refund that somebody claimed. */
export type SentRefund = {
  /** Our id: its reference at Smartpay. */
  id: string
  paymentId: string
  amountMinor: number
  /** Something of an earlier call may have been made. */
  mayHaveMoved: boolean
}

export type RefundOutcome = {
  to: Exclude<RefundStatus, 'sending'>
  /** Smartpay's code, or what became of the call. */
  failure: string | null
  smartpayId: string | null
  mayHaveMoved: boolean
  /** Smartpay does not answer: whatever is asked next would end the same. */
  silent: boolean
}

/** What an answer to POST /refunds says, or to a look at the refund itself. */
export function meaningOfRefund(
  refund: SentRefund,
  answer: Result<SmartpayRefund, SmartpayFailure>,
): RefundOutcome {
  if (!answer.ok) return meaningOfFailure(refund, answer.reason)
  const { id, payment, amount, reference, status } = answer.value
  const seen = { ...waits, smartpayId: id, mayHaveMoved: true }
  // The answer to our own key is ours, also where it does not say so.
  const isOurs = payment === refund.paymentId && (reference === refund.id || reference === null)
  if (!isOurs || amount !== refund.amountMinor) return { ...seen, failure: oddities[0] }
  if (status === null) return { ...seen, failure: oddities[1] }
  if (status === 'succeeded') return { ...seen, to: 'succeeded' }
  return { ...seen, to: 'failed', failure: 'refund.failed', mayHaveMoved: false }
}

/**
 * A no that we know, to the first call, is the end. After a call that may have made it a no says nothing: what there is at
 * Smartpay does.
 */
function meaningOfFailure(refund: SentRefund, reason: SmartpayFailure): RefundOutcome {
  const mayHaveMoved = refund.mayHaveMoved || reason.moneyMoved === 'unknown'
  const isFinal = isFinalForKey(reason)
  const isEnd = isFinal && !mayHaveMoved
  // Of a call that may be repeated the code says nothing that its kind does not.
  const failure = (isFinal ? reason.errorCode : undefined) ?? reason.kind
  const silent = isSilence(reason)
  return { ...waits, to: isEnd ? 'failed' : 'unknown', failure, mayHaveMoved, silent }
}

const waits: RefundOutcome = {
  to: 'unknown',
  failure: null,
  smartpayId: null,
  mayHaveMoved: false,
  silent: false,
}

/** What keeps a refund that was seen from being believed; one that was seen so is never none. */
const oddities = ['refund.other', 'refund.new-status'] as const

type Claimed = {
  failure: string | null
  /** Null: it was never sent. */
  firstSentAtMs: number | null
  lastSentAtMs: number | null
  nowMs: number
}

/** With its key while Smartpay remembers it; later by its reference, among the refunds of its payment. */
export function howToGoOn({ failure, firstSentAtMs, nowMs }: Claimed): 'send' | 'look-up' {
  if (firstSentAtMs === null) return 'send'
  const repeats = failure === null || repeatable.has(failure)
  return repeats && mayResend(firstSentAtMs, nowMs) ? 'send' : 'look-up'
}

/** The payment has no refund of that reference, and nothing that may still make one is under way. */
export function isSurelyNone({ failure, firstSentAtMs, lastSentAtMs, nowMs }: Claimed): boolean {
  if (oddities.some((oddity) => oddity === failure)) return false
  if (firstSentAtMs === null || lastSentAtMs === null) return true
  return !mayResend(firstSentAtMs, nowMs) && nowMs - lastSentAtMs > longestCallMs
}
