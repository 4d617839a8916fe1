import { ok, type Result, refused } from '#lib/result.ts'
import { prefectureOf } from './prefectures.ts'
import { foldHyphensByDigits, foldWidth, hasPictograph, tidy } from './text.ts'

export type AddressLineProblem = 'missing' | 'too-long' | 'not-an-address'
export type PrefectureProblem = 'missing' | 'not-a-prefecture'

export function parsePrefecture(typed: string | undefined): Result<string, PrefectureProblem> {
  const text = tidy(typed ?? '')
  if (text === '') return refused('missing')
  const name = prefectureOf(text)
  return name ? ok(name) : refused('not-a-prefecture')
}

/** Smartpay takes at most 80 characters for the locality (smartpay-api §3.1). */
export function parseAddressLine(
  typed: string | undefined,
  longest: 80 | 100,
): Result<string, AddressLineProblem> {
  const line = foldHyphensByDigits(foldWidth(tidy(typed ?? '')))
  if (line === '') return refused('missing')
  if ([...line].length > longest) return refused('too-long')
  if (hasPictograph(line) || !/[\p{L}\p{N}]/u.test(line)) return refused('not-an-address')
  return ok(line.normalize('NFC'))
}
