import type { Shop } from '#lib/catalog/queries.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { signupWords } from '#lib/i18n/signup.ts'
import { paths } from '#lib/paths.ts'
import { ContactLines } from './contact-lines.tsx'
import { Head } from './head.tsx'
import { ShopFrame } from './shop-frame.tsx'

/** For an address without its browser: nothing personal, nothing done, and whom to ask. */
export function Neutral({ locale, shop: { facts } }: { locale: Locale; shop: Shop }) {
  const words = signupWords[locale]
  return (
    <ShopFrame locale={locale} facts={facts} otherLanguage={null}>
      <Head title={words.neutral.title} shopName={facts.name[locale]} />
      <main id="main" className="notice">
        <h1>{words.neutral.title}</h1>
        <p>{words.neutral.text}</p>
        <ContactLines facts={facts} locale={locale} />
        <p>
          <a className="tap" href={paths.catalogue(locale)}>
            {words.cancel.back}
          </a>
        </p>
      </main>
    </ShopFrame>
  )
}
