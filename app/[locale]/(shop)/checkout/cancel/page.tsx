import { redirect } from 'next/navigation'
import { Fresh } from '#app/_components/fresh.tsx'
import { Head } from '#app/_components/head.tsx'
import { Neutral } from '#app/_components/neutral.tsx'
import { Scene } from '#app/_components/scene.tsx'
import { ShopFrame } from '#app/_components/shop-frame.tsx'
import { readBrowser } from '#app/_request/browser.ts'
import { followSubscription } from '#app/_request/follow-subscription.ts'
import { requireLocale } from '#app/_request/locale.ts'
import { orErrorPage } from '#app/_request/page.tsx'
import { confirmWords } from '#app/[locale]/(shop)/signup/[id]/confirm/messages.ts'
import { requireShop } from '#lib/catalog/queries.ts'
import { joinSentences, type Locale } from '#lib/i18n/locale.ts'
import { paths } from '#lib/paths.ts'
import { threadProblem } from '#lib/signups/confirm/confirmation.ts'
import type { StoppedCheckout } from '#lib/signups/get-stopped-checkout.ts'
import { checkoutHours } from '#lib/signups/retention.ts'
import { labelCanceled, returnToCancel } from '#lib/signups/return-from-checkout.ts'
import { cancelWords } from './messages.ts'
import { OtherMethods } from './other-methods.tsx'
import { SavedDetails } from './saved-details.tsx'

type Props = {
  params: Promise<{ locale: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function CancelPage({ params, searchParams }: Props) {
  const locale = await requireLocale(params)
  const { signup: asked } = await searchParams
  const render = async () => {
    const back = await returnToCancel(asked, await readBrowser())
    if (!back) return <Neutral locale={locale} shop={await requireShop()} />
    const { signup, heard } = back
    if (signup.status === 'completed') redirect(paths.success(locale, signup.id))
    if (signup.status === 'draft' || signup.status === 'submitting')
      redirect(paths.confirm(locale, signup.id))
    // Whoever comes back from a page that is out of date did not turn back there.
    const expired = signup.checkoutStale && signup.label !== 'canceled'
    if (heard && !expired) await labelCanceled(signup)
    followSubscription(signup, locale)
    const words = cancelWords[locale]
    const { facts } = signup.shop
    const over = threadProblem(signup)
    const stopped = signup.continues ? words.unchangedTitle : words.title
    const title = over ? words.overTitle : heard ? stopped : words.unheardTitle
    const why = heard ? reasonOf(signup, expired, locale) : words.unheard
    const reason = over ? confirmWords[locale].problems[over] : why
    return (
      <ShopFrame locale={locale} facts={facts} otherLanguage={null}>
        <Head title={title} shopName={facts.name[locale]} />
        <main id="main" className="stopped">
          <Fresh />
          <div className="two">
            <div>
              <h1>{title}</h1>
              <p>{reason}</p>
              {over ? null : <SavedDetails signup={signup} locale={locale} />}
            </div>
            <OtherMethods signup={signup} locale={locale} />
          </div>
          <Scene />
        </main>
      </ShopFrame>
    )
  }
  return orErrorPage(locale, render, { signupId: asked?.toString() })
}

/** What stopped it, then what that means for the subscription. */
function reasonOf(signup: StoppedCheckout, expired: boolean, locale: Locale): string {
  const words = cancelWords[locale]
  const { continues, failure, status } = signup
  const meaning = continues ? words.unchanged(paymentMethodName(signup, locale)) : words.nothing
  if (status === 'rejected') {
    if (failure === null) return joinSentences(locale, words.declined, meaning)
    const problem = confirmWords[locale].problems[failure]
    return continues ? joinSentences(locale, problem, meaning) : problem
  }
  if (expired) return joinSentences(locale, words.expired(checkoutHours), meaning)
  return continues ? meaning : joinSentences(locale, words.canceled, meaning)
}

/** How the subscription is paid, that a change to Smartpay was tried for. */
function paymentMethodName({ threadPaymentMethod }: StoppedCheckout, locale: Locale): string {
  return cancelWords[locale].paymentMethods[threadPaymentMethod ?? 'bank_transfer'].title
}
