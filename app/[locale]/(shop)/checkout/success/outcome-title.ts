import type { Locale } from '#lib/i18n/locale.ts'
import type { Outcome } from '#lib/signups/get-checkout.ts'
import { isRunning } from '#lib/states/subscription.ts'
import { isUnpaid } from '#lib/subscriptions/collected-state.ts'
import { successWords } from './messages.ts'

/** What became of a completed signup, in one sentence: for the page and for its tab. */
export function outcomeTitle(outcome: Outcome, locale: Locale): string {
  const words = successWords[locale]
  if (outcome.late) return words.lateTitle
  if (outcome.spare)
    return isRunning(outcome.subscriptionStatus) ? words.spareTitle : words.overTitle
  if (!isRunning(outcome.subscriptionStatus)) return words.overTitle
  if (outcome.subscriptionStatus === 'paused') return words.pausedTitle
  if (outcome.collected.some(isUnpaid))
    return words.declinedTitle[outcome.movedOn ? 'moved' : 'begun']
  return outcome.movedOn ? words.movedTitle : words.doneTitle
}
