import { ok, type Result, refused } from '#lib/result.ts'
import { foldWidth, tidy } from './text.ts'

export type KanaProblem = 'missing' | 'too-long' | 'not-kana'

/** `count`: how many characters are allowed. */
type KanaRefusal = { reason: KanaProblem; count?: number }

const longest = 50

/**
 * A reading, sent in full-width katakana: hiragana and half-width katakana are both welcome (Smartpay's
 * samples mix them). What looks like a long vowel between kana is one: オ-ノ, オ〜ノ, オ一ノ with the kanji.
 */
export function parseKana(typed: string): Result<string, KanaRefusal> {
  const kana = toKatakana(foldWidth(tidy(typed)))
  if (kana === '') return refused({ reason: 'missing' })
  if ([...kana].length > longest) return refused({ reason: 'too-long', count: longest })
  return /^[ァ-ヺ・ー ヽヾ]+$/.test(kana) && /[ァ-ヺ]/.test(kana)
    ? ok(kana)
    : refused({ reason: 'not-kana' })
}

function toKatakana(text: string): string {
  return text
    .replace(/[ぁ-ゖゝゞ]/g, (letter) => String.fromCodePoint((letter.codePointAt(0) ?? 0) + 0x60))
    .replace(/(?<=[ァ-ヺー])[-‐‑‒–—―−─~〜一]/g, 'ー')
    .replace(/[·•]|(?<=[ァ-ヺー])[=゠.](?=[ァ-ヺ])/g, '・')
}
