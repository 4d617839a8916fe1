export const driftKinds = ['unknown-here', 'not-there', 'other-state'] as const
export type DriftKind = (typeof driftKinds)[number]

/** What mends a difference; each has a button. Nothing is done without a click. */
export type Remedy = 'disable-there' | 'take-deleted' | 'take-active' | 'take-disabled'

/**
 * Null: it harms nobody as it is (a token that is unknown here and disabled there), or it is too doubtful to act on.
 * `isDoubtful`: as many of ours are missing there as theirs are unknown here. Then they are likely the same tokens,
 * and what differs is a key or a secret; to disable them there would end what shoppers pay by.
 */
export function remedyFor(
  kind: DriftKind,
  there: string | null,
  isDoubtful: boolean,
): Remedy | null {
  if (kind === 'unknown-here' && isDoubtful) return null
  if (kind === 'not-there') return 'take-deleted'
  if (kind === 'unknown-here') return there === 'active' ? 'disable-there' : null
  return there === 'active' ? 'take-active' : 'take-disabled'
}
