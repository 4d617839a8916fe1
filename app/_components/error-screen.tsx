import type { Locale } from '#lib/i18n/locale.ts'
import { shopWords } from '#lib/i18n/shop.ts'
import { paths } from '#lib/paths.ts'

/** Something of ours is broken: what that means for the visitor, and a number to name on the phone. */
export function ErrorScreen({ locale, reference }: { locale: Locale; reference: string }) {
  const words = shopWords[locale].trouble
  return (
    <main id="main" className="notice">
      <title>{words.title}</title>
      <h1>{words.title}</h1>
      <p>{words.text}</p>
      <p>{words.reference(reference)}</p>
      <p>
        <a className="tap" href={paths.catalogue(locale)}>
          {words.back}
        </a>
      </p>
    </main>
  )
}
