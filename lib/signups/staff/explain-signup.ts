import type { SignupStatus } from '#lib/states/signup.ts'

export type ExplainFacts = {
  status: SignupStatus
  label: 'canceled' | 'abandoned' | null
  paymentMethod: string
  hasDetails: boolean
  failure: string | null
  /** The subscription lives on another token, or is paid in another way. */
  spare: boolean
  /** Approved when the agreement was too old to order by it, and nothing began since. */
  late: boolean
  /** The success page was opened while Smartpay had not said yes. */
  returned: boolean
  /** When Smartpay last said that there is no consent yet. */
  checkedAt: Date | null
  /** Events of Smartpay's about the token, and how many of them still wait. */
  events: number
  eventsWaiting: number
  erased: boolean
}

/** Why a signup stands where it stands; each has a sentence for the staff. */
export type Explanation =
  | 'erased'
  | 'typing'
  | 'not-confirmed'
  | 'sending'
  | 'send-failed'
  | 'silent'
  | 'asked'
  | 'event-waiting'
  | 'returned'
  | 'canceled'
  | 'abandoned'
  | 'declined'
  | 'refused'
  | 'spare'
  | 'late'
  | 'done'
  | 'done-offline'

/**
 * `silent` is the case that nobody sees otherwise: the shopper may have agreed at Smartpay, but neither
 * the way back nor a webhook told us, and nobody asked yet. `asked`: somebody did, and there was no consent then.
 */
export function explainSignup(facts: ExplainFacts): Explanation {
  if (facts.erased) return 'erased'
  if (facts.status === 'draft') return facts.hasDetails ? 'not-confirmed' : 'typing'
  if (facts.status === 'submitting') return facts.failure ? 'send-failed' : 'sending'
  if (facts.status === 'rejected') return facts.failure ? 'refused' : 'declined'
  if (facts.status === 'completed') {
    if (facts.paymentMethod !== 'smartpay') return 'done-offline'
    if (facts.late) return 'late'
    return facts.spare ? 'spare' : 'done'
  }
  if (facts.eventsWaiting > 0) return 'event-waiting'
  if (facts.label) return facts.label
  if (facts.returned) return 'returned'
  return facts.checkedAt === null ? 'silent' : 'asked'
}

/** Whether asking Smartpay may tell anything new. */
export function maySettle({ status, hasToken }: { status: SignupStatus; hasToken: boolean }) {
  if (status === 'submitting') return true
  return hasToken && (status === 'redirected' || status === 'rejected')
}
