import { type Cadence, cycleStartsOn } from '#lib/catalog/cadence.ts'
import type { PlainDate } from '#lib/plain-date.ts'

/** Smartpay's checkout is answered within minutes; a week also covers a shop that was away for days. */
const agreementHoldsDays = 7

/**
 * Whether an approval heard of `today` begins what was agreed to on `agreedOn`, both in the merchant's zone.
 * The contract's days are counted from the agreement, however late the approval comes; but nobody is held to
 * an old one: after seven days, or once the second order's day has come, somebody decides anew.
 */
export function agreementHolds(cadence: Cadence, agreedOn: PlainDate, today: PlainDate): boolean {
  if (agreedOn.until(today).days > agreementHoldsDays) return false
  return today.until(cycleStartsOn(cadence, agreedOn, 1)).days > 0
}
