import { Fresh } from '#app/_components/fresh.tsx'
import { Head } from '#app/_components/head.tsx'
import { Neutral } from '#app/_components/neutral.tsx'
import { Problems } from '#app/_components/problems.tsx'
import { ShopFrame } from '#app/_components/shop-frame.tsx'
import { requireLocale } from '#app/_request/locale.ts'
import { orErrorPage } from '#app/_request/page.tsx'
import { getAmendment } from '#lib/amendments/get-amendment.ts'
import { requireShop } from '#lib/catalog/queries.ts'
import { paths } from '#lib/paths.ts'
import { AmendmentEnd } from './amendment-end.tsx'
import { AmendmentOffer } from './amendment-offer.tsx'
import { amendmentPageWords } from './messages.ts'

type Props = {
  params: Promise<{ locale: string; id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** What staff proposed, behind the link that was mailed: the whole of the new contract and two buttons, or how it ended. */
export default async function AmendmentPage({ params, searchParams }: Props) {
  const locale = await requireLocale(params)
  return orErrorPage(locale, async () => {
    const [{ id }, { key, problem }] = [await params, await searchParams]
    const view = await getAmendment({ id, key }, locale)
    if (!view || typeof key !== 'string')
      return <Neutral locale={locale} shop={await requireShop()} />
    const words = amendmentPageWords[locale]
    const known = Object.entries(words.problems).find(([code]) => code === problem)
    return (
      <ShopFrame
        locale={locale}
        facts={view.shop.facts}
        otherLanguage={paths.amendment(locale === 'ja' ? 'en' : 'ja', id, key)}
      >
        <Head title={words.title} shopName={view.shop.facts.name[locale]} />
        {view.open ? (
          <main id="main">
            <Fresh />
            {known ? <Problems title={known[1]} /> : null}
            <AmendmentOffer view={view} link={{ id, key }} locale={locale} />
          </main>
        ) : (
          <AmendmentEnd end={view.end} facts={view.shop.facts} locale={locale} />
        )}
      </ShopFrame>
    )
  })
}
