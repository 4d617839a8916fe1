import type { Locale } from '#lib/i18n/locale.ts'

/** 33 full-width characters: what Japanese mail has always kept to, and comfortable in English. */
export const lineColumns = 66

/** What is one piece although a word ends inside it: addresses, dates, sums, numbers with their unit. */
const pieces =
  /https?:\/\/\S+|\d{4}年\d{1,2}月\d{1,2}日\([日月火水木金土]\)(?:ごろ|まで)?|[A-Z][a-z]{2}, [A-Z][a-z]{2} \d{1,2}, \d{4}|¥[\d,]+|[\w.+-]+@[\w.-]+|[\d-]+(?:[.,:]\d+)*(?:[A-Za-z]+|\p{L})?/gu

/** Japanese lines begin with none of these, and end with none of the others. */
const closing =
  /^[、。，．」』）］｝】〉》！？：；・ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ々)\]},.!?:;%’”]/u
const opening = /[「『（［｛【〈《([{‘“]$/u

/** Lines of at most `columns`, broken between words. What has no gap, such as an address, stays whole. */
export function wrap(text: string, locale: Locale, columns = lineColumns): string[] {
  // Most texts fit, and looking words up takes most of the time that a mail takes.
  if (columnsOf(text.trimEnd()) <= columns) return [text.trimEnd()]
  const lines: string[] = []
  let line = ''
  for (const word of wordsOf(text, locale)) {
    if (line !== '' && columnsOf((line + word).trimEnd()) > columns) {
      lines.push(line.trimEnd())
      line = word.trimStart()
    } else line += word
  }
  return [...lines, line.trimEnd()]
}

/** How wide a text stands in a fixed pitch: a full-width character takes two columns. */
export function columnsOf(text: string): number {
  let columns = 0
  for (const character of text) columns += wide.test(character) ? 2 : 1
  return columns
}

const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u

/** Words with the spaces and signs that belong to them. */
function wordsOf(text: string, locale: Locale): string[] {
  const words: string[] = []
  for (const word of roughWords(text, locale)) {
    const last = words.at(-1)
    const stays =
      last !== undefined &&
      (/^\s+$/.test(word) ||
        closing.test(word) ||
        opening.test(last) ||
        (locale === 'en' ? !/\s$/.test(last) : isEnding(word, last)))
    if (stays) words[words.length - 1] = last + word
    else words.push(word)
  }
  return words
}

/** 「確認し」と「ます」: a phrase stays together, as long as it is short. */
function isEnding(word: string, last: string): boolean {
  if (/[おご]$/.test(last) && last.length === 1) return true
  const phrase = /^(?![おご])\p{Script=Hiragana}{1,4}$/u.test(word) && !/[\p{P}\s]$/u.test(last)
  return phrase && columnsOf(last + word) <= 24
}

function roughWords(text: string, locale: Locale): string[] {
  const words: string[] = []
  let from = 0
  for (const { 0: piece, index } of text.matchAll(pieces)) {
    words.push(...segments(text.slice(from, index), locale), piece)
    from = index + piece.length
  }
  return [...words, ...segments(text.slice(from), locale)]
}

/** English breaks at spaces; Japanese has none, so its words are looked up. */
function segments(text: string, locale: Locale): string[] {
  if (locale === 'en') return text.match(/\s+|\S+/g) ?? []
  japanese ??= new Intl.Segmenter('ja', { granularity: 'word' })
  return [...japanese.segment(text)].map(({ segment }) => segment)
}

let japanese: Intl.Segmenter | undefined
