/** Why staff cannot have an order charged now; each has a sentence. */
export type ChargeNowRefusal =
  | 'not-past-due'
  | 'charge-pending'
  | 'charging-held'
  | 'charging-off'
  | 'token-moving'
  | 'token-not-active'
  | 'next-order-due'
  | 'tried-today'

export type ChargeNowFacts = {
  /** How a charge of its subscription ends is not known yet, or another one of the order is planned. */
  pending: boolean
  /** It waits for money. */
  waits: boolean
  /** Nothing is charged from here: staff stopped it, or it is a copy of the shop, or one of the other mode. */
  off: boolean
  /** On hold, or paused. */
  stopped: boolean
  /** A token operation is open. */
  moving: boolean
  usable: boolean
  /** The next cycle's day has come: its order takes over. */
  isNextDue: boolean
  /** The token that pays now was charged for this order today. */
  triedToday: boolean
}

/** Once a day: a shopper whose account is asked again and again is approved less. Null: allowed. */
export function whyNotChargeNow(facts: ChargeNowFacts): ChargeNowRefusal | null {
  if (facts.pending) return 'charge-pending'
  if (!facts.waits) return 'not-past-due'
  if (facts.off) return 'charging-off'
  if (facts.stopped) return 'charging-held'
  if (facts.moving) return 'token-moving'
  if (!facts.usable) return 'token-not-active'
  if (facts.isNextDue) return 'next-order-due'
  return facts.triedToday ? 'tried-today' : null
}
