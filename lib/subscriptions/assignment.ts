import { isRunning, type SubscriptionStatus } from '#lib/states/subscription.ts'
import type { TokenStatus } from '#lib/states/token.ts'

/** Why a subscription is not moved to a token; each has a sentence for the staff. */
export type AssignRefusal =
  | 'changed-meanwhile'
  | 'not-running'
  | 'paid-offline'
  | 'not-their-token'
  | 'token-not-active'
  | 'token-moving'
  | 'same-token'

type AssignFacts = {
  subscription: {
    status: SubscriptionStatus
    paymentMethod: string
    tokenId: string | null
    customerId: string | null
  }
  token: { status: TokenStatus; customerId: string | null; moving: boolean } | null
  tokenId: string
  shownTokenId: string
}

/**
 * Only between active tokens of one customer, and only where a token pays already: how to pay is the
 * shopper's choice, by which token is a matter between the staff and them. Null: allowed.
 */
export function whyNotAssign(facts: AssignFacts): AssignRefusal | null {
  const { subscription, token, tokenId, shownTokenId } = facts
  if (!isRunning(subscription.status)) return 'not-running'
  if (subscription.paymentMethod !== 'smartpay') return 'paid-offline'
  if ((subscription.tokenId ?? '') !== shownTokenId) return 'changed-meanwhile'
  if (!token || token.customerId === null || token.customerId !== subscription.customerId)
    return 'not-their-token'
  if (subscription.tokenId === tokenId) return 'same-token'
  if (token.status !== 'active') return 'token-not-active'
  return token.moving ? 'token-moving' : null
}
