import type { Locale } from '../locale.ts'
import { controlWords } from './control-words.ts'
import { detailWords } from './detail-words.ts'
import { listWords } from './list-words.ts'

/** Everything that the page says; what Smartpay's API calls by name keeps that name in both languages. */
const words = {
  ja: { ...controlWords.ja, ...listWords.ja, ...detailWords.ja },
  en: { ...controlWords.en, ...listWords.en, ...detailWords.en },
}

export type Words = (typeof words)[Locale]

export function wordsOf({ locale }: { locale: Locale }): Words {
  return words[locale]
}

/** What a shopper or the clock did, as it was noted. */
export function deedOf(what: string, view: { locale: Locale }): string {
  const deeds: Record<string, string> = wordsOf(view).deeds
  // Looked up as a property, `constructor` would find what every object has.
  const word = Object.hasOwn(deeds, what) ? deeds[what] : undefined
  return word ?? what
}
