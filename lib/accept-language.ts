import type { Locale } from '#lib/i18n/locale.ts'

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
