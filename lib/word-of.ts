/**
 * The word of a dictionary for a code that was stored, or the code itself where there is none. Codes come from
 * rows and addresses: looked up as a property, `constructor` would find what every object has.
 */
export function wordOf(words: Readonly<Record<string, unknown>>, code: string): string {
  const word = Object.hasOwn(words, code) ? words[code] : undefined
  return typeof word === 'string' ? word : code
}
