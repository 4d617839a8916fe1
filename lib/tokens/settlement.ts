import type { SignupStatus } from '#lib/signups/state.ts'

export const tokenStatuses = [
  'requires_authorization',
  'active',
  'rejected',
  'disabled',
  'deleted',
] as const
export type TokenStatus = (typeof tokenStatuses)[number]

/** What GET /tokens/{id} said; `missing` is a 404. */
export type TokenAnswer = TokenStatus | 'missing'

export type SettlementFacts = {
  token: { status: TokenStatus; seenActive: boolean }
  /** A question asked later than this one was answered already. */
  stale: boolean
  signup: SignupStatus
  /** `by-hand`: it is paid in another way than Smartpay. */
  subscription: 'pending' | 'by-hand' | 'other'
  /** Whoever signed up was erased since: nothing begins for them any more. */
  erased?: boolean
  /** The shopper asked Smartpay again after having chosen that other way. */
  askedAfterWay: boolean
  /** The agreement is not too old to order by it (subscriptions/agreement.ts). */
  holds: boolean
  answer: TokenAnswer
}

/**
 * What changes; a null stays as it is. `begin` starts the subscription, `move` pays a running one by this
 * token from now on, `keep` leaves a spare token, and `late` one that somebody decides about.
 */
export type Settlement = {
  token: TokenStatus | null
  signup: 'completed' | 'rejected' | null
  subscription: 'begin' | 'move' | 'keep' | 'late' | null
}

/**
 * The truth at Smartpay decides (design: one settle). A 404 means deleted only for a token once seen
 * active; before that Smartpay may simply not show it yet. An approval wins over any label of ours.
 */
export function decideSettlement(facts: SettlementFacts): Settlement {
  const answer = facts.answer === 'missing' ? meaningOfMissing(facts) : facts.answer
  // No token goes back to waiting: such an answer was only slower than the approval.
  if (facts.stale || answer === null || answer === 'requires_authorization')
    return { token: null, signup: null, subscription: null }
  const token = answer === facts.token.status ? null : answer
  if (facts.erased) return { token, signup: null, subscription: null }
  if (agreed.has(answer) && facts.signup !== 'completed')
    return { token, signup: 'completed', subscription: meaningFor(facts) }
  if (answer === 'rejected' && facts.signup === 'redirected')
    return { token, signup: 'rejected', subscription: null }
  return { token, signup: null, subscription: null }
}

/** Only what the shopper agreed to can be turned off: whoever looks late finds the same agreement. */
export const agreed: ReadonlySet<TokenStatus> = new Set<TokenStatus>(['active', 'disabled'])

/** Approved before another way was chosen: the shopper decides, and nothing is charged by it. */
function meaningFor(facts: SettlementFacts): 'begin' | 'move' | 'keep' | 'late' {
  const { subscription, askedAfterWay, holds } = facts
  if (subscription === 'pending') return holds ? 'begin' : 'late'
  return subscription === 'by-hand' && askedAfterWay && holds ? 'move' : 'keep'
}

function meaningOfMissing(facts: SettlementFacts): TokenStatus | null {
  return facts.token.seenActive ? 'deleted' : null
}
