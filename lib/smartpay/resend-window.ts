/**
 * Smartpay forgets an idempotency key 6 hours after it first saw it (smartpay-api §2.1). Half an hour before that we stop
 * repeating a call whose outcome is unknown.
 */
export const resendWindowMs = 5.5 * 3_600_000

export function mayResend(firstSentAtMs: number, nowMs: number): boolean {
  return nowMs - firstSentAtMs < resendWindowMs
}
