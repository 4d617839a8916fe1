export const driftKinds = ['unknown-here', 'not-there', 'other-state'] as const
export type DriftKind = (typeof driftKinds)[number]

/** What mends a difference; each has a button. Nothing is done without a click. */
export type Remedy = 'disable-there' | 'take-deleted' | 'take-active' | 'take-disabled'

/** Null: it harms nobody as it is (a token that is unknown here and disabled there). */
export function remedyFor(kind: DriftKind, there: string | null): Remedy | null {
  if (kind === 'not-there') return 'take-deleted'
  if (kind === 'unknown-here') return there === 'active' ? 'disable-there' : null
  return there === 'active' ? 'take-active' : 'take-disabled'
}
