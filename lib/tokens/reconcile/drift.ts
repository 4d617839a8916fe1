export const driftKinds = ['unknown-here', 'not-there', 'other-state'] as const
export type DriftKind = (typeof driftKinds)[number]

/** What mends a difference; each has a button. Nothing is done without a click. */
export type DriftFix = 'disable-there' | 'take-deleted' | 'take-active' | 'take-disabled'

type DriftFacts = {
  /** Smartpay names a signup of this shop for it. */
  isOurs: boolean
  /** As many of ours are missing there as theirs are unknown here. */
  isDoubtful: boolean
}

/**
 * Null: it harms nobody as it is (a token that is unknown here and disabled there), or it is too doubtful to act on.
 * Of a doubtful comparison both sides are likely the same tokens, and what differs is a key or a secret; to disable
 * them there would end what shoppers pay by. So would one that is not ours, on an account that others use too.
 */
export function fixFor(
  kind: DriftKind,
  there: string | null,
  { isOurs, isDoubtful }: DriftFacts,
): DriftFix | null {
  if (kind === 'unknown-here' && (isDoubtful || !isOurs)) return null
  if (kind === 'not-there') return 'take-deleted'
  if (kind === 'unknown-here') return there === 'active' ? 'disable-there' : null
  return there === 'active' ? 'take-active' : 'take-disabled'
}
