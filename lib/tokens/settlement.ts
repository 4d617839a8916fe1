import type { SignupStatus } from '#lib/signups/state.ts'

export type TokenStatus = 'requires_authorization' | 'active' | 'rejected' | 'disabled' | 'deleted'

/** What GET /tokens/{id} said; `missing` is a 404. */
export type TokenAnswer = TokenStatus | 'missing'

export type SettlementFacts = {
  token: { status: TokenStatus; seenActive: boolean }
  /** A question asked later than this one was answered already. */
  stale: boolean
  signup: SignupStatus
  subscription: 'pending' | 'other'
  answer: TokenAnswer
}

/** What changes; a null stays as it is. `begin` starts the subscription, `keep` leaves a spare token. */
export type Settlement = {
  token: TokenStatus | null
  signup: 'completed' | 'rejected' | null
  subscription: 'begin' | 'keep' | null
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
  if (answer === 'active' && facts.signup !== 'completed')
    return {
      token,
      signup: 'completed',
      subscription: facts.subscription === 'pending' ? 'begin' : 'keep',
    }
  if (answer === 'rejected' && facts.signup === 'redirected')
    return { token, signup: 'rejected', subscription: null }
  return { token, signup: null, subscription: null }
}

function meaningOfMissing(facts: SettlementFacts): TokenStatus | null {
  return facts.token.seenActive ? 'deleted' : null
}
