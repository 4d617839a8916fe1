import { cutOffBefore, type OrderRules } from '#lib/calendar/cut-off.ts'
import { cycleStartsOn } from '#lib/catalog/cadence.ts'
import type { PlainDate } from '#lib/plain-date.ts'

/** Smartpay's checkout is answered within minutes; a week also covers a shop that was away for days. */
const agreementHoldsDays = 7

/**
 * Whether an approval heard of `today` begins what was agreed to on `agreedOn`, both in the merchant's zone.
 * The contract's days are counted from the agreement, however late the approval comes; but nobody is held to
 * an old one: after seven days, or once the second order can no longer be canceled, somebody decides anew.
 */
export function agreementHolds(rules: OrderRules, agreedOn: PlainDate, today: PlainDate): boolean {
  if (agreedOn.until(today).days > agreementHoldsDays) return false
  const secondOn = cycleStartsOn(rules.content.cadence, agreedOn, 1)
  const cutOffOn = cutOffBefore(rules, secondOn).on
  // On the day of the agreement it always holds, however early the shop wants to know.
  const lastOn = cutOffOn.until(agreedOn).sign > 0 ? agreedOn : cutOffOn
  return today.until(lastOn).sign >= 0 && today.until(secondOn).sign > 0
}
