import { ok, type Result, refused } from '#lib/result.ts'
import { foldLatinMarks, foldWidth, hasUnprintable, tidy } from './text.ts'

export type NameProblem = 'missing' | 'too-long' | 'not-a-name'

/** `count`: how many characters are allowed. */
type NameRefusal = { reason: NameProblem; count?: number }

const longest = 50

/**
 * 姓 or 名 as it is sent: kanji variants (髙, 﨑) stay as they are, widths are folded. A dot is followed by
 * a space unless it ends an initial, so that no name reads as a web address in a mail.
 */
export function parseName(typed: string): Result<string, NameRefusal> {
  const name = foldLatinMarks(foldWidth(tidy(typed))).replace(/\.(?=[\p{L}\p{M}]{2})/gu, '. ')
  if (name === '') return refused({ reason: 'missing' })
  if ([...name].length > longest) return refused({ reason: 'too-long', count: longest })
  return isName(name) ? ok(name) : refused({ reason: 'not-a-name' })
}

/** Letters of any script, with the marks that stand inside names; no digits, no symbols. */
function isName(name: string): boolean {
  return /^[\p{L}\p{M}ー・.'’ -]+$/u.test(name) && /\p{L}/u.test(name) && !hasUnprintable(name)
}
