import { redirect } from 'next/navigation'
import { Head } from '#app/_components/head.tsx'
import { Neutral } from '#app/_components/neutral.tsx'
import { Scene } from '#app/_components/scene.tsx'
import { ShopFrame } from '#app/_components/shop-frame.tsx'
import { readBrowser } from '#app/_request/browser.ts'
import { requireLocale } from '#app/_request/locale.ts'
import { orTrouble } from '#app/_request/page.tsx'
import { requireShop } from '#lib/catalog/queries.ts'
import { cancelWords } from '#lib/i18n/checkout-cancel.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { confirmWords } from '#lib/i18n/signup-confirm.ts'
import { paths } from '#lib/paths.ts'
import type { SignupView } from '#lib/signups/queries.ts'
import { labelCanceled, returnFromCheckout } from '#lib/signups/return-from-checkout.ts'
import { Kept } from './kept.tsx'
import { WaysOn } from './ways-on.tsx'

type Props = {
  params: Promise<{ locale: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function CancelPage({ params, searchParams }: Props) {
  const locale = await requireLocale(params)
  return orTrouble(locale, async () => {
    const back = await returnFromCheckout((await searchParams).signup, await readBrowser())
    if (!back) return <Neutral locale={locale} shop={await requireShop()} />
    const { signup, heard } = back
    if (signup.status === 'completed') redirect(paths.success(locale, signup.id))
    if (signup.status === 'draft' || signup.status === 'submitting')
      redirect(paths.confirm(locale, signup.id))
    if (heard) await labelCanceled(signup)
    const words = cancelWords[locale]
    const { facts } = signup.shop
    const ended = signup.continues ? words.unchangedTitle : words.title
    const title = heard ? ended : words.unheardTitle
    const canceled = heard ? words.canceled : words.unheard
    const refused = signup.failure ? confirmWords[locale].problems[signup.failure] : words.declined
    const stopped = signup.status === 'rejected' ? refused : canceled
    const reason = heard && signup.continues ? words.unchanged(wayName(signup, locale)) : stopped
    return (
      <ShopFrame locale={locale} facts={facts} otherLanguage={null}>
        <Head title={title} shopName={facts.name[locale]} />
        <main id="main" className="stopped">
          <div className="two">
            <div>
              <h1>{title}</h1>
              <p>{reason}</p>
              <p className="small muted">{words.kept}</p>
              <Kept signup={signup} locale={locale} />
            </div>
            <WaysOn signup={signup} locale={locale} />
          </div>
          <Scene />
        </main>
      </ShopFrame>
    )
  })
}

/** How the subscription is paid, that a change to Smartpay was tried for. */
function wayName({ lineWay }: SignupView, locale: Locale): string {
  return cancelWords[locale].ways[lineWay ?? 'bank_transfer'].title
}
