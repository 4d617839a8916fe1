import { type AddressDoubt, addressDoubts } from '#lib/customers/fields/address-doubts.ts'
import type { Typed } from './draft.ts'

/** What is doubtful about the typed address, and was not said to the shopper about this very address. */
export function unseenDoubts(typed: Typed): AddressDoubt[] {
  const seen = new Set(linesOf(typed.seen))
  return addressDoubts(typed).filter(({ about }) => !seen.has(about))
}

/** What the form sends along once these were shown. The oldest ones are left out where it grows too long. */
export function withSeen(typed: Typed, shown: readonly AddressDoubt[]): string {
  return [...linesOf(typed.seen), ...shown.map(({ about }) => about)].slice(-3).join('\n')
}

function linesOf(text: string | undefined): string[] {
  return (text ?? '').split(/\r?\n/).filter((line) => line !== '')
}
