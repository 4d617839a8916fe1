import type { PlainDate } from '#lib/plain-date.ts'

/** Why staff cannot have an order charged now; each has a sentence. */
export type ChargeNowRefusal =
  | 'not-past-due'
  | 'charge-pending'
  | 'charging-held'
  | 'token-not-active'
  | 'tried-today'

type Facts = {
  /** It waits for money, and no charge of its subscription is under way. */
  waits: boolean
  pending: boolean
  /** On hold, or paused. */
  stopped: boolean
  usable: boolean
  endedOn: PlainDate
  today: PlainDate
  /** Attempts with the token that pays now. */
  attempts: number
}

/**
 * Once a day: a shopper whose account is asked again and again is refused more. A token that was not tried yet is another
 * matter. Null: allowed.
 */
export function whyNotChargeNow(facts: Facts): ChargeNowRefusal | null {
  if (facts.pending) return 'charge-pending'
  if (!facts.waits) return 'not-past-due'
  if (facts.stopped) return 'charging-held'
  if (!facts.usable) return 'token-not-active'
  return facts.attempts > 0 && facts.endedOn.equals(facts.today) ? 'tried-today' : null
}
