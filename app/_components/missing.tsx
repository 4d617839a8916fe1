import type { Locale } from '#lib/i18n/locale.ts'
import { shopWords } from '#lib/i18n/shop.ts'
import { paths } from '#lib/paths.ts'

export function Missing({ locale }: { locale: Locale }) {
  const words = shopWords[locale].missing
  return (
    <main className="page notice">
      <title>{words.title}</title>
      <h1>{words.title}</h1>
      <p>{words.text}</p>
      <p>
        <a href={paths.catalogue(locale)}>{words.back}</a>
      </p>
    </main>
  )
}
