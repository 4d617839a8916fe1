import { mayResend } from '#lib/smartpay/resend-window.ts'

/** A call that ended so may be repeated with its key: whatever became of it, Smartpay answers the same or does it now. */
const repeatable = new Set([
  'timeout',
  'unreachable',
  'unavailable',
  'unreadable',
  'rate-limited',
  'unauthorized',
])

export type Unsettled = {
  /** What became of the last try; null: nobody wrote that down. */
  failure: string | null
  firstSentAtMs: number
  nowMs: number
  /** Nothing stands against charging it: no hold, and no token that was disabled meanwhile. */
  mayBeCharged: boolean
}

/**
 * How the outcome of a charge is found out that was sent and never answered. With its own key and bytes while Smartpay
 * remembers the key; later, or where a repeat would be answered the same or is not wanted any more, by its reference.
 */
export function howToFindOut(charge: Unsettled): 'send-again' | 'look-up' {
  const { failure, firstSentAtMs, nowMs, mayBeCharged } = charge
  const repeats = failure === null || repeatable.has(failure)
  return repeats && mayBeCharged && mayResend(firstSentAtMs, nowMs) ? 'send-again' : 'look-up'
}

/** The list of Smartpay's orders has none of that reference, and no repeat of the call can be under way any more. */
export function isSurelyNone({ firstSentAtMs, nowMs }: Unsettled): boolean {
  return !mayResend(firstSentAtMs, nowMs)
}
