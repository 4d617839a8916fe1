import { redirect } from 'next/navigation'
import { ForgetTyped } from '#app/_components/forget-typed.tsx'
import { Fresh } from '#app/_components/fresh.tsx'
import { Head } from '#app/_components/head.tsx'
import { Neutral } from '#app/_components/neutral.tsx'
import { PlanSummary } from '#app/_components/plan-summary.tsx'
import { Problems } from '#app/_components/problems.tsx'
import { ShopFrame } from '#app/_components/shop-frame.tsx'
import { Steps } from '#app/_components/steps.tsx'
import { readBrowser } from '#app/_request/browser.ts'
import { followSubscription } from '#app/_request/follow-subscription.ts'
import { requireLocale } from '#app/_request/locale.ts'
import { orErrorPage } from '#app/_request/page.tsx'
import { requireShop } from '#lib/catalog/queries.ts'
import { signupWords } from '#lib/i18n/signup.ts'
import { paths } from '#lib/paths.ts'
import { continuationOf, contractOf } from '#lib/signups/confirm/contract-of.ts'
import { getConfirmation } from '#lib/signups/confirm/get-confirmation.ts'
import { ConfirmForm, type Problem } from './confirm-form.tsx'
import { ContractItems } from './contract-items.tsx'
import { confirmWords } from './messages.ts'
import { Person } from './person.tsx'

type Props = {
  params: Promise<{ locale: string; id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function ConfirmPage({ params, searchParams }: Props) {
  const locale = await requireLocale(params)
  return orErrorPage(locale, async () => {
    const signup = await getConfirmation((await params).id, await readBrowser())
    if (!signup) return <Neutral locale={locale} shop={await requireShop()} />
    if (signup.status === 'completed') redirect(paths.success(locale, signup.id))
    followSubscription(signup, locale)
    if (signup.status === 'rejected') redirect(paths.cancel(locale, signup.id))
    const words = confirmWords[locale]
    const contract = contractOf(signup, locale)
    const problem = problemOf((await searchParams).problem, signup.failure)
    // The form begins a subscription: what runs already is changed by a word with the shop.
    const edit = signup.continues ? null : paths.subscribe(locale, signup.plan.slug)
    return (
      <ShopFrame
        locale={locale}
        facts={signup.shop.facts}
        otherLanguage={paths.confirm(locale === 'ja' ? 'en' : 'ja', signup.id)}
      >
        <Head title={words.title} shopName={signup.shop.facts.name[locale]} />
        <main id="main">
          <Fresh />
          <ForgetTyped />
          <Steps locale={locale} current={2} offline={signup.paymentMethod !== 'smartpay'} />
          {problem ? <Problems title={words.problems[problem]} /> : null}
          <div className="two">
            <div>
              <h1>{words.title}</h1>
              <p>{signup.continues ? words.leadContinues : words.lead}</p>
              <ContractItems items={contract.items} />
            </div>
            <aside aria-label={signupWords[locale].summary.title}>
              <PlanSummary
                plan={signup.plan.content}
                shop={signup.shop}
                quantity={signup.quantity}
                paymentMethod={signup.paymentMethod}
                continues={continuationOf(signup)}
                locale={locale}
              />
              {signup.details ? (
                <Person
                  details={signup.details}
                  edit={edit}
                  facts={signup.shop.facts}
                  locale={locale}
                />
              ) : null}
              <ConfirmForm
                signup={signup}
                contractHash={contract.hash}
                told={problem}
                edit={edit}
                locale={locale}
              />
            </aside>
          </div>
        </main>
      </ShopFrame>
    )
  })
}

/** From the address bar, so only a known word counts; else what the last try ran into. */
function problemOf(asked: unknown, failure: Problem | null): Problem | null {
  const known = Object.keys(confirmWords.ja.problems) as Problem[]
  return known.find((problem) => problem === asked) ?? failure
}
