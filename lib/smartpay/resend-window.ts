/**
 * Smartpay forgets an idempotency key 6 hours after it first saw it (smartpay-api §2.1). Half an hour before that we stop
 * repeating a call whose outcome is unknown.
 */
export const resendWindowMs = 5.5 * 3_600_000

/** Two clocks of one machine differ by less. What was sent later than that from now on was sent by another clock. */
const skewMs = 60_000

export function mayResend(firstSentAtMs: number, nowMs: number): boolean {
  const ageMs = nowMs - firstSentAtMs
  return ageMs > -skewMs && ageMs < resendWindowMs
}
