import type { SignupStatus } from '#lib/states/signup.ts'
import { agreedTokens, type TokenStatus } from '#lib/states/token.ts'

/** What GET /tokens/{id} said; `missing` is Smartpay's own word that it knows no such token. */
export type TokenAnswer = TokenStatus | 'missing'

export type SettlementFacts = {
  token: {
    status: TokenStatus
    seenActive: boolean
    /** For how long Smartpay has not known it; null: it did when it was last asked. */
    missingForMs: number | null
  }
  /** A question asked later than this one was answered already. */
  stale: boolean
  signup: SignupStatus
  /** `offline`: it is paid by another method than Smartpay. */
  subscription: 'pending' | 'offline' | 'other'
  /** Whoever signed up was erased since: nothing begins for them any more. */
  erased?: boolean
  /** The shopper asked Smartpay again after having chosen that other way. */
  askedAfterChoice: boolean
  /** The agreement is not too old to order by it (subscriptions/agreement.ts). */
  holds: boolean
  answer: TokenAnswer
  /** Smartpay answered our own deletion of it by 204, or by not knowing it. */
  deletionHeard?: boolean
}

/**
 * What changes; a null stays as it is. `begin` starts the subscription, `move` pays a running one by this
 * token from now on, `keep` leaves a spare token, and `late` one that somebody decides about. `missing`: a
 * suspicion that begins or is over.
 */
export type Settlement = {
  token: TokenStatus | null
  missing: 'begins' | 'over' | null
  signup: 'completed' | 'rejected' | null
  subscription: 'begin' | 'move' | 'keep' | 'late' | null
}

const nothing: Settlement = { token: null, missing: null, signup: null, subscription: null }

/** Between the two looks of which the second believes that a token is gone. */
export const suspicionMs = 3_600_000

/**
 * The truth at Smartpay decides (design: one settle). An approval wins over any label of ours, and a token
 * that was missing and is found again is what it is found to be.
 */
export function decideSettlement(facts: SettlementFacts): Settlement {
  const { answer } = facts
  if (facts.stale) return nothing
  if (answer === 'missing') return meaningOfMissing(facts)
  const missing = facts.token.missingForMs === null ? null : 'over'
  // No token goes back to waiting: such an answer was only slower than the approval.
  if (answer === 'requires_authorization') return { ...nothing, missing }
  const token = answer === facts.token.status ? null : answer
  if (facts.erased) return { ...nothing, token, missing }
  if (agreed.has(answer) && facts.signup !== 'completed')
    return { token, missing, signup: 'completed', subscription: meaningFor(facts) }
  if (answer === 'rejected' && facts.signup === 'redirected')
    return { ...nothing, token, missing, signup: 'rejected' }
  return { ...nothing, token, missing }
}

/**
 * Before the shopper agreed, Smartpay may simply not show a token yet. Afterwards one "not found" may be a
 * wrong key or a bad hour of Smartpay's: a second one an hour later makes the token deleted, unless we
 * deleted it ourselves.
 */
function meaningOfMissing({ token, deletionHeard }: SettlementFacts): Settlement {
  if (!token.seenActive || token.status === 'deleted') return nothing
  if (deletionHeard)
    return { ...nothing, token: 'deleted', missing: token.missingForMs === null ? null : 'over' }
  if (token.missingForMs === null) return { ...nothing, missing: 'begins' }
  return token.missingForMs < suspicionMs ? nothing : { ...nothing, token: 'deleted' }
}

/** Only what the shopper agreed to can be turned off: whoever looks late finds the same agreement. */
export const agreed: ReadonlySet<TokenStatus> = new Set<TokenStatus>(agreedTokens)

/** Approved before another way was chosen: the shopper decides, and nothing is charged by it. */
function meaningFor(facts: SettlementFacts): 'begin' | 'move' | 'keep' | 'late' {
  const { subscription, askedAfterChoice, holds } = facts
  if (subscription === 'pending') return holds ? 'begin' : 'late'
  return subscription === 'offline' && askedAfterChoice && holds ? 'move' : 'keep'
}
