import { mayResend } from '#lib/smartpay/resend-window.ts'
import { isOdd } from '#lib/states/charge-failure.ts'

/** A call that ended so may be repeated with its key: whatever became of it, Smartpay answers the same or does it now. */
export const repeatable = new Set<string>([
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
  lastSentAtMs: number
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

/** No call of ours takes as long, and none of Smartpay's own work that such a call began. */
export const longestCallMs = 10 * 60_000

/**
 * The list of Smartpay's orders has none of that reference, and nothing that may still make one is under way: the key is
 * sent no more, and the last call of it ended long ago. One that `isOdd` is never none.
 */
export function isSurelyNone(charge: Unsettled): boolean {
  const { failure, firstSentAtMs, lastSentAtMs, nowMs } = charge
  if (isOdd(failure)) return false
  return !mayResend(firstSentAtMs, nowMs) && nowMs - lastSentAtMs > longestCallMs
}
