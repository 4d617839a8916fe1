/** Longer than any field, so that a huge paste costs nothing; `parseDetails` has already refused it. */
const longestRead = 1_000

/**
 * What every field has in common: invisible characters that a paste brings along are dropped (variation
 * selectors too: the kanji they stand behind is the same character), line breaks and spaces of any width
 * become one ASCII space, ends are trimmed. Half a character becomes U+FFFD, which no field accepts.
 */
export function tidy(text: string): string {
  return text
    .slice(0, longestRead)
    .toWellFormed()
    .replace(/[\p{Cc}\u2028\u2029\u2800]/gu, ' ')
    .replace(/\p{Cf}|\p{Default_Ignorable_Code_Point}/gu, '')
    .replace(/[\p{Zs}\s]+/gu, ' ')
    .trim()
}

/**
 * Half-width katakana, full-width Latin letters and digits, kanji copied out of a PDF as radicals (U+2F2D)
 * and loose voicing marks (カ゛) become the usual ones. Kanji variants stay as they are.
 */
export function foldWidth(text: string): string {
  const folded = text
    .replace(/[\uff61-\uff9f]+/g, (run) => run.normalize('NFKC'))
    .replace(/[\uff01-\uff5e\u2f00-\u2fd5]/g, (letter) => letter.normalize('NFKC'))
    .replace(/(?<=[ぁ-ヺ])゛/g, '\u3099')
    .replace(/(?<=[ぁ-ヺ])゜/g, '\u309a')
  return compose(folded)
}

/** NFC for all but kanji: it would turn the variants U+FA1B and U+FA19 of people's names into 福 and 神. */
function compose(text: string): string {
  return text.replace(/\P{Script=Han}+/gu, (run) => run.normalize('NFC'))
}

/** Every dash but the long vowel mark. */
const dash = '[-‐‑‒–—―−─－﹣⁃➖]'
/** In codes and numbers the long vowel mark is meant as a hyphen too. */
const anyDash = '[-‐‑‒–—―−─－﹣⁃➖ーｰ]'

export function foldHyphens(text: string): string {
  return text.replace(new RegExp(anyDash, 'g'), '-')
}

/** For addresses: a dash that leads from a digit, letter or kanji to a number is a hyphen; タワー stays. */
export function foldHyphensByDigits(text: string): string {
  return text
    .replace(new RegExp(`(?<=[0-9])\\s?${anyDash}\\s?(?=[0-9A-Za-z])`, 'g'), '-')
    .replace(new RegExp(`(?<=[A-Za-z\\p{Script=Han}])${anyDash}(?=[0-9])`, 'gu'), '-')
    .replace(new RegExp(`(?<=[0-9A-Za-z])${dash}(?=[0-9A-Za-z])`, 'g'), '-')
}

/** For names: between Latin letters every dash is a hyphen, every slanted quote an apostrophe. */
export function foldLatinMarks(text: string): string {
  return text
    .replace(new RegExp(`(?<=\\p{Script=Latin})\\s?${dash}\\s?(?=\\p{Script=Latin})`, 'gu'), '-')
    .replace(/[`´‘′]/g, "'")
}

/** What no label can print: pictographs, private and lost characters, towers of marks, marks on nothing. */
export function hasUnprintable(text: string): boolean {
  return (
    /\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}/u.test(text) ||
    /\p{Co}|\p{Cn}|\ufffd|\p{M}{4}|(?<![\p{L}\p{M}])\p{M}/u.test(text)
  )
}
