import {
  type AddressCandidate,
  lookUpPostcode,
  parsePostcode,
} from '#lib/customers/fields/postcode.ts'
import type { Typed } from './draft.ts'

/** What stands behind the typed postcode; empty for an unknown or unfinished one. */
export function addressChoices(typed: Typed): AddressCandidate[] {
  const code = parsePostcode(typed.postalCode ?? '')
  return code.ok ? lookUpPostcode(code.value.replace('-', '')) : []
}

/**
 * The look-up of a form without JavaScript: one candidate fills what is empty, several, or one that is not
 * where the address is, wait for a choice, none changes anything. A street that somebody typed always stays.
 */
export function withAddress(typed: Typed, choice: string): Typed {
  const choices = addressChoices(typed)
  const chosen = choices.find((candidate) => choiceOf(typed, candidate) === choice)
  const only = choices.length === 1 ? choices[0] : undefined
  if (chosen) return { ...typed, ...chosen, line1: typed.line1 || chosen.line1 }
  return only ? { ...only, ...withoutEmpty(typed) } : typed
}

/** Names a candidate of this very code: a button of a page whose code was changed chooses nothing. */
export function choiceOf(typed: Typed, candidate: AddressCandidate): string {
  const code = parsePostcode(typed.postalCode ?? '')
  return [code.ok ? code.value : '', ...Object.values(candidate)].join(' ')
}

function withoutEmpty(typed: Typed): Typed {
  return Object.fromEntries(Object.entries(typed).filter(([, text]) => text !== ''))
}
