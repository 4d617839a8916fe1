import { ok, type Result, refused } from '#lib/result.ts'
import { foldWidth, hasPictograph, tidy } from './text.ts'

export type NameProblem = 'missing' | 'too-long' | 'not-a-name'

const longest = 50

/** 姓 or 名 as it is sent: kanji variants (髙, 﨑) stay as they are, widths are folded. */
export function parseName(typed: string | undefined): Result<string, NameProblem> {
  const name = foldWidth(tidy(typed ?? ''))
  if (name === '') return refused('missing')
  if ([...name].length > longest) return refused('too-long')
  return isName(name) ? ok(name.normalize('NFC')) : refused('not-a-name')
}

/** Letters of any script, with the marks that stand inside names; no digits, no symbols. */
function isName(name: string): boolean {
  return /^[\p{L}\p{M}々〆ヶー・.'’ -]+$/u.test(name) && /\p{L}/u.test(name) && !hasPictograph(name)
}
