/** Why the way back to the form is not mailed; each has a sentence for the staff. */
export type InviteRefusal =
  | 'nothing-typed'
  | 'finished'
  | 'not-for-sale'
  | 'just-sent'
  | 'sent-often'

type InviteFacts = {
  /** Everything typed was right once: there is an address to write to. */
  hasDetails: boolean
  /** The line became a subscription, by this attempt or another. */
  begun: boolean
  forSale: boolean
  invites: number
  /** Since the last one; null: none yet. */
  minutesSince: number | null
}

/** A second press sends nothing, and nobody is written to for ever. */
const pauseMinutes = 10
const mostInvites = 5

/** Null: allowed. */
export function whyNotInvite(facts: InviteFacts): InviteRefusal | null {
  if (facts.begun) return 'finished'
  if (!facts.hasDetails) return 'nothing-typed'
  if (!facts.forSale) return 'not-for-sale'
  if (facts.minutesSince !== null && facts.minutesSince < pauseMinutes) return 'just-sent'
  return facts.invites >= mostInvites ? 'sent-often' : null
}
