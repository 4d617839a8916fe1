export type Locale = 'ja' | 'en'

export function isLocale(value: unknown): value is Locale {
  return value === 'ja' || value === 'en'
}

/** The first of ja and en in the order the browser prefers; Japanese when it names neither. */
export function preferredLocale(acceptLanguage: string | null): Locale {
  const ranges = (acceptLanguage ?? '')
    .slice(0, 500)
    .split(',')
    .map((part, index) => {
      const [tag = '', weight = ''] = part
        .trim()
        .toLowerCase()
        .split(/;\s*q=/)
      const quality = weight === '' ? 1 : Number(weight)
      return { language: tag.split('-')[0], quality, index }
    })
  const wanted = ranges
    .filter(({ language, quality }) => (language === 'ja' || language === 'en') && quality > 0)
    .sort((a, b) => b.quality - a.quality || a.index - b.index)
  return wanted[0]?.language === 'en' ? 'en' : 'ja'
}

type Widen<Entry> = Entry extends string
  ? string
  : Entry extends (...args: infer Args) => unknown
    ? (...args: Args) => string
    : { readonly [Key in keyof Entry]: Widen<Entry[Key]> }

/** Japanese is the source: English must have the same keys, and the same arguments where an entry is a function. */
export function dictionary<const Ja>(ja: Ja, en: Widen<Ja>): Readonly<Record<Locale, Widen<Ja>>> {
  return { ja: ja as Widen<Ja>, en }
}
