import type { Values } from '../commands.mjs'

/** The value of an option that counts something; `usual` where it is left out. Throws one sentence. */
export function wholeNumber(values: Values, name: string, usual: number): number {
  const asked = values[name]
  if (asked === undefined) return usual
  if (/^\d{1,9}$/.test(`${asked}`) && Number(asked) > 0) return Number(asked)
  throw new Error(`--${name} takes a whole number from 1 up, not ${asked}`)
}
