/** Why a person is not erased yet; each has a sentence for the staff. */
export type EraseRefusal =
  | 'erased-already'
  | 'open-subscription'
  | 'usable-token'
  | 'waiting-signup'
  | 'payment-awaited'

type EraseFacts = {
  erased: boolean
  /** Subscriptions that are not over. */
  openSubscriptions: number
  /** Tokens that may be charged, or may be enabled again. */
  usableTokens: number
  /** Signups whose answer at Smartpay is awaited. */
  waitingSignups: number
  /** Orders whose money is awaited, or may have moved. */
  awaitedPayments: number
}

/** Nobody is erased whom the shop still owes a delivery, or who may still be charged. Null: allowed. */
export function whyNotErase(facts: EraseFacts): EraseRefusal | null {
  if (facts.erased) return 'erased-already'
  if (facts.openSubscriptions > 0) return 'open-subscription'
  if (facts.usableTokens > 0) return 'usable-token'
  if (facts.waitingSignups > 0) return 'waiting-signup'
  return facts.awaitedPayments > 0 ? 'payment-awaited' : null
}
