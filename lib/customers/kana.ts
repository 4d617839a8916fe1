import { ok, type Result, refused } from '#lib/result.ts'
import { foldWidth, tidy } from './text.ts'

export type KanaProblem = 'missing' | 'too-long' | 'not-kana'

const longest = 50

/**
 * A reading, sent in full-width katakana: hiragana and half-width katakana are both welcome (Smartpay's
 * samples mix them). A hyphen between kana is a long vowel.
 */
export function parseKana(typed: string | undefined): Result<string, KanaProblem> {
  const kana = toKatakana(foldWidth(tidy(typed ?? '')))
  if (kana === '') return refused('missing')
  if ([...kana].length > longest) return refused('too-long')
  return /^[ァ-ヺ・ー ヽヾ]+$/.test(kana) && /[ァ-ヺ]/.test(kana) ? ok(kana) : refused('not-kana')
}

function toKatakana(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[ぁ-ゖゝゞ]/g, (letter) => String.fromCodePoint((letter.codePointAt(0) ?? 0) + 0x60))
    .replace(/(?<=[ァ-ヺー])[-‐‑‒–—―−─－]/g, 'ー')
    .replace(/[･·•]/g, '・')
}
