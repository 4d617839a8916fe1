import { redirect } from 'next/navigation'
import { after } from 'next/server'
import { ContactLines } from '#app/_components/contact-lines.tsx'
import { ForgetTyped } from '#app/_components/forget-typed.tsx'
import { Head } from '#app/_components/head.tsx'
import { Neutral } from '#app/_components/neutral.tsx'
import { Problems } from '#app/_components/problems.tsx'
import { Scene } from '#app/_components/scene.tsx'
import { ShopFrame } from '#app/_components/shop-frame.tsx'
import { Steps } from '#app/_components/steps.tsx'
import { readBrowser } from '#app/_request/browser.ts'
import { requireLocale } from '#app/_request/locale.ts'
import { orErrorPage } from '#app/_request/page.tsx'
import { confirmWords } from '#app/[locale]/(shop)/signup/[id]/confirm/messages.ts'
import { requireShop } from '#lib/catalog/queries.ts'
import { drain } from '#lib/jobs/drain.ts'
import { paths } from '#lib/paths.ts'
import { markReturned, returnToSuccess } from '#lib/signups/return-from-checkout.ts'
import { Done } from './done.tsx'
import { successWords } from './messages.ts'
import { outcomeTitle } from './outcome-title.ts'
import { Pending } from './pending.tsx'

type Props = {
  params: Promise<{ locale: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function SuccessPage({ params, searchParams }: Props) {
  const locale = await requireLocale(params)
  const { signup: asked, problem } = await searchParams
  const render = async () => {
    const back = await returnToSuccess(asked, await readBrowser())
    if (!back) return <Neutral locale={locale} shop={await requireShop()} />
    const { signup } = back
    const { outcome } = signup
    if (signup.status === 'rejected') redirect(paths.cancel(locale, signup.id))
    if (signup.status === 'draft' || signup.status === 'submitting')
      redirect(paths.confirm(locale, signup.id))
    await markReturned(signup)
    after(drain)
    const { facts } = signup.shop
    const words = successWords[locale]
    const title = outcome ? outcomeTitle(outcome, locale) : words.pendingTitle
    return (
      <ShopFrame locale={locale} facts={facts} otherLanguage={null}>
        <Head title={title} shopName={facts.name[locale]} />
        <main id="main">
          <Steps
            locale={locale}
            current={outcome ? 4 : 3}
            offline={signup.paymentMethod !== 'smartpay'}
          />
          <ForgetTyped />
          {outcome?.spare && problem === 'contract-changed' ? (
            <Problems title={confirmWords[locale].problems[problem]} />
          ) : null}
          <div className="outcome">
            <h1>{title}</h1>
            {outcome ? (
              <Done signup={outcome} locale={locale} />
            ) : (
              <Pending subscribedAs={signup.subscribedAs} locale={locale} />
            )}
            <p className="small muted">
              {words.help}
              <br />
              {words.reference} {signup.id.slice(-8)}
            </p>
            <ContactLines facts={facts} locale={locale} />
          </div>
          <Scene />
        </main>
      </ShopFrame>
    )
  }
  return orErrorPage(locale, render, { signupId: asked?.toString() })
}
