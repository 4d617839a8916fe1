/**
 * What every field has in common: invisible characters that a paste brings along are dropped, line
 * breaks become spaces, spaces of any width become one ASCII space, ends are trimmed.
 */
export function tidy(text: string): string {
  return text
    .slice(0, 1_000)
    .toWellFormed()
    .replace(/[\p{Cc}\u2028\u2029]/gu, ' ')
    .replace(/\p{Cf}|\p{Variation_Selector}|\u{fffd}/gu, '')
    .replace(/[\p{Zs}\s]+/gu, ' ')
    .trim()
}

/** Half-width katakana and full-width Latin letters and digits become the usual ones; kanji stay. */
export function foldWidth(text: string): string {
  return text
    .replace(/[\uff61-\uff9f]+/g, (run) => run.normalize('NFKC'))
    .replace(/[\uff01-\uff5e]/g, (letter) => letter.normalize('NFKC'))
    .replaceAll('\u3000', ' ')
}

const hyphens = /[-‐‑‒–—―−─ー－ｰ﹣⁃➖]/g

/** For codes and numbers, where every dash means a hyphen, the long vowel mark included. */
export function foldHyphens(text: string): string {
  return text.replace(hyphens, '-')
}

/** For addresses: a dash beside a digit is a hyphen, the ー of タワー stays. */
export function foldHyphensByDigits(text: string): string {
  return text
    .replace(/(?<=\d)\s*[-‐‑‒–—―−─ー－ｰ﹣⁃]\s*(?=[\dA-Za-z])/g, '-')
    .replace(/(?<=[A-Za-z])\s*[‐‑‒–—―−─－﹣⁃]\s*(?=[\dA-Za-z])/g, '-')
}

/** Pictographs and private characters have no place in a name or an address. */
export function hasPictograph(text: string): boolean {
  return /\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|\p{Co}|\p{Cn}/u.test(
    text,
  )
}
