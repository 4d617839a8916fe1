import type { Rules } from '../state/settings.ts'
import type { OrderOutcome, Plan } from '../state/shopper.ts'
import type { Order } from './order.ts'

/** What a mail address asks for before its @ (smartpay-api §13); null for all others. */
export function outcomeOfMail(emailAddress = ''): OrderOutcome | null {
  const [mailbox = ''] = emailAddress.toLowerCase().split('@')
  if (mailbox.includes('rejected')) return 'hard-decline'
  if (mailbox.includes('softdecline')) return 'soft-decline'
  return mailbox.includes('slow') ? 'slow' : null
}

/**
 * Above the limit nobody is approved; else what was asked for counts, and the mail address after that. A mail
 * that declines softly does so once: whoever comes back has repaired it.
 */
export function decideOutcome(
  { amount, discountAmount, hidden }: Order,
  asked: OrderOutcome | null,
  { rules, emailAddress }: { rules: Rules; emailAddress?: string | undefined },
): OrderOutcome {
  if (amount + discountAmount > rules.largestAmount) return 'hard-decline'
  const ofMail = outcomeOfMail(emailAddress)
  const isRepaired = ofMail === 'soft-decline' && hidden.softDeclines > 0
  return asked ?? (isRepaired ? 'approve' : ofMail) ?? 'approve'
}

/** The next outcome of a token's plan, and the plan without it. */
export function takePlanned(plan: Plan | undefined): { outcome: OrderOutcome; rest: Plan } | null {
  const [first, ...others] = plan?.next ?? []
  if (!plan || !first) return null
  const next = first.times > 1 ? [{ ...first, times: first.times - 1 }, ...others] : others
  return { outcome: first.outcome, rest: { ...plan, next } }
}
