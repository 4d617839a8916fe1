import { moveToken } from '../objects/token-moves.ts'
import type { Session, Token } from '../state/state.ts'

/** What a checkout's page has to say; Smartpay's sessions themselves have no status (§6.3). */
export type Standing = 'open' | 'agreed' | 'declined' | 'withdrawn' | 'expired'

/** How long a checkout may be used; unknown at Smartpay, so our choice (smartpay-api §6.5). */
const lifetimeMs = 24 * 3_600_000

/** Cancelling leaves a session open: a shopper who comes back in time can still agree. */
export function standingOf(session: Session, token: Token, now: number): Standing {
  switch (token.status) {
    case 'active':
    case 'disabled':
      return 'agreed'
    case 'rejected':
      return 'declined'
    case 'deleted':
      return 'withdrawn'
    case 'requires_authorization':
      return now - session.createdAt < lifetimeMs ? 'open' : 'expired'
  }
}

/** Where the shopper goes on to: exactly the merchant's address, with nothing added. */
export function wayOn(session: Session, standing: Standing): string {
  return standing === 'agreed' ? session.successUrl : session.cancelUrl
}

export const outcomes = ['approve', 'decline', 'cancel'] as const
export type Outcome = (typeof outcomes)[number]

/** A mail with `rejected` before its @ is declined, whatever the shopper presses (smartpay-api §13). */
export function decideOutcome(
  { customerInfo }: Session,
  token: Token,
  outcome: Outcome,
  now: number,
): Token {
  if (outcome === 'cancel') return token
  const [mailbox = ''] = (customerInfo.emailAddress ?? '').toLowerCase().split('@')
  const approved = outcome === 'approve' && !mailbox.includes('rejected')
  return moveToken(token, approved ? 'approve' : 'reject', now) ?? token
}
