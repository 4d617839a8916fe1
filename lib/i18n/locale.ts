export const locales = ['ja', 'en'] as const
export type Locale = (typeof locales)[number]

export function isLocale(value: unknown): value is Locale {
  return value === 'ja' || value === 'en'
}

/** Sentences of one paragraph: Japanese puts no space between them. */
export function joinSentences(locale: Locale, ...sentences: string[]): string {
  return sentences.join(locale === 'ja' ? '' : ' ')
}

/** Text in both languages; plans and shop facts carry it. */
export type Bilingual = Readonly<Record<Locale, string>>

type Widen<Entry> = Entry extends string
  ? string
  : Entry extends (...args: infer Args) => unknown
    ? (...args: Args) => string
    : { readonly [Key in keyof Entry]: Widen<Entry[Key]> }

/**
 * A dictionary of one area. Japanese is the source: English must have the same keys, and the same
 * arguments where an entry is a function.
 */
export function dictionary<const Ja>(ja: Ja, en: Widen<Ja>): Readonly<Record<Locale, Widen<Ja>>> {
  return { ja: ja as Widen<Ja>, en }
}
