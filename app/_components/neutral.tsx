import { cancelWords } from '#app/[locale]/(shop)/checkout/cancel/messages.ts'
import type { Shop } from '#lib/catalog/queries.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { signupWords } from '#lib/i18n/signup.ts'
import { paths } from '#lib/paths.ts'
import { ContactLines } from './contact-lines.tsx'
import { Head } from './head.tsx'
import { ShopFrame } from './shop-frame.tsx'

/** For an address without its browser: nothing personal, nothing done, and whom to ask. */
export function Neutral({ locale, shop: { facts } }: { locale: Locale; shop: Shop }) {
  const words = signupWords[locale].neutral
  return (
    <ShopFrame locale={locale} facts={facts} otherLanguage={null}>
      <Head title={words.title} shopName={facts.name[locale]} />
      <main id="main" className="notice">
        <h1>{words.title}</h1>
        <p>{words.text}</p>
        <ContactLines facts={facts} locale={locale} />
        <p>
          <a className="tap" href={paths.catalogue(locale)}>
            {cancelWords[locale].back}
          </a>
        </p>
      </main>
    </ShopFrame>
  )
}
