import { ok, type Result, refused } from '#lib/result.ts'
import { prefectureOf } from './prefectures.ts'
import { foldHyphensByDigits, foldWidth, hasUnprintable, tidy } from './text.ts'

export type AddressLineProblem = 'missing' | 'too-long' | 'not-an-address'
export type PrefectureProblem = 'not-a-prefecture'

/** `count`: how many characters are allowed. */
type AddressLineRefusal = { reason: AddressLineProblem; count?: number }

export function parsePrefecture(typed: string): Result<string, PrefectureProblem> {
  const name = prefectureOf(foldWidth(tidy(typed)))
  return name ? ok(name) : refused('not-a-prefecture')
}

/** Smartpay takes at most 80 characters for the locality (smartpay-api §3.1); the rest is our limit. */
export function parseLocality(typed: string): Result<string, AddressLineRefusal> {
  return parseLine(typed, 80)
}

/** Town and house number, or building and room. A number is not asked for: some addresses have none. */
export function parseAddressLine(typed: string): Result<string, AddressLineRefusal> {
  return parseLine(typed, 100)
}

function parseLine(typed: string, longest: number): Result<string, AddressLineRefusal> {
  const line = foldAddress(typed)
  if (line === '') return refused({ reason: 'missing' })
  if ([...line].length > longest) return refused({ reason: 'too-long', count: longest })
  return /[\p{L}\p{N}]/u.test(line) && !hasUnprintable(line)
    ? ok(line)
    : refused({ reason: 'not-an-address' })
}

/** As an address is sent: one width, one hyphen. */
export function foldAddress(text: string): string {
  return foldHyphensByDigits(foldWidth(tidy(text)))
}

/** One line from large to small; words in Latin letters are kept apart, and a building always is. */
export function addressLine(address: {
  administrativeArea: string
  locality: string
  line1: string
  line2?: string | undefined
}): string {
  const place = [address.administrativeArea, address.locality, address.line1]
  const joined = place.reduce((text, part) =>
    /[\p{Script=Latin}\d]$/u.test(text) || /^\p{Script=Latin}/u.test(part)
      ? `${text} ${part}`
      : text + part,
  )
  return address.line2 ? `${joined} ${address.line2}` : joined
}
