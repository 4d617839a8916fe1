import { type AddressCandidate, lookUpPostcode, parsePostcode } from '#lib/customers/postcode.ts'
import type { Typed } from './draft.ts'

/** What stands behind the typed postcode; empty for an unknown or unfinished one. */
export function addressChoices(typed: Typed): AddressCandidate[] {
  const code = parsePostcode(typed.postalCode ?? '')
  return code.ok ? lookUpPostcode(code.value.replace('-', '')) : []
}

/**
 * The look-up of a form without JavaScript: one candidate fills the address in, several wait for a choice
 * (its number), none changes anything.
 */
export function withAddress(typed: Typed, choice: string): Typed {
  const choices = addressChoices(typed)
  const chosen = choices.length === 1 ? choices[0] : choices[Number.parseInt(choice, 10)]
  return chosen ? { ...typed, ...chosen } : typed
}
