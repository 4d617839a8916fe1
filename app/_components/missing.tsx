import { requireShop } from '#lib/catalog/queries.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { shopWords } from '#lib/i18n/shop.ts'
import { paths } from '#lib/paths.ts'
import { Head } from './head.tsx'
import { ShopFrame } from './shop-frame.tsx'

/** Nothing stands at this address. Without the database it says so without the shop's name. */
export async function Missing({ locale }: { locale: Locale }) {
  const words = shopWords[locale].missing
  const shop = await requireShop().catch(() => null)
  const main = (
    <main id="main" className="notice">
      <h1>{words.title}</h1>
      <p>{words.text}</p>
      <p>
        <a className="tap" href={paths.catalogue(locale)}>
          {words.back}
        </a>
      </p>
    </main>
  )
  if (!shop)
    return (
      <>
        <title>{words.title}</title>
        {main}
      </>
    )
  return (
    <ShopFrame
      locale={locale}
      facts={shop.facts}
      otherLanguage={paths.catalogue(locale === 'ja' ? 'en' : 'ja')}
    >
      <Head title={words.title} shopName={shop.facts.name[locale]} />
      {main}
    </ShopFrame>
  )
}
