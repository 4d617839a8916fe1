import { notFound } from 'next/navigation'
import { Head } from '#app/_components/head.tsx'
import { PlanSummary } from '#app/_components/plan-summary.tsx'
import { Problems } from '#app/_components/problems.tsx'
import { ShopFrame } from '#app/_components/shop-frame.tsx'
import { Steps } from '#app/_components/steps.tsx'
import { readBrowser } from '#app/_request/browser.ts'
import { requireLocale } from '#app/_request/locale.ts'
import { orErrorPage } from '#app/_request/page.tsx'
import { readSavedForm } from '#app/_request/saved-form.ts'
import { getPlanBySlug, requireShop } from '#lib/catalog/queries.ts'
import { signupWords } from '#lib/i18n/signup.ts'
import { paths } from '#lib/paths.ts'
import { parseQuantity, type Typed } from '#lib/signups/draft/draft.ts'
import { getFormStart } from '#lib/signups/draft/get-form-start.ts'
import { DetailsForm } from './details-form.tsx'
import { NotMe } from './not-me.tsx'

type Props = {
  params: Promise<{ locale: string; slug: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function SubscribePage({ params, searchParams }: Props) {
  const locale = await requireLocale(params)
  return orErrorPage(locale, async () => {
    const { slug } = await params
    const [shop, found, browser] = await Promise.all([
      requireShop(),
      getPlanBySlug(slug),
      readBrowser(),
    ])
    if (!found) notFound()
    const { problem, look, check } = await searchParams
    const kept = await readSavedForm(slug)
    const start = withKept(await getFormStart(found.plan.id, browser), kept)
    const { content } = found.plan
    const words = signupWords[locale].form
    const quantity = parseQuantity(start.typed.quantity, content.maximumQuantity) ?? 1
    const summary = <PlanSummary plan={content} shop={shop} quantity={quantity} locale={locale} />
    return (
      <ShopFrame
        locale={locale}
        facts={shop.facts}
        otherLanguage={paths.subscribe(locale === 'ja' ? 'en' : 'ja', slug)}
      >
        <Head
          title={`${words.title}: ${content.name[locale]}`}
          shopName={shop.facts.name[locale]}
          description={content.summary[locale]}
          alternates={(one) => paths.subscribe(one, slug)}
        />
        <main id="main">
          <Steps locale={locale} current={1} />
          <div className="two">
            <div>
              <h1>{words.title}</h1>
              <p className="small muted">{words.lead}</p>
              {start.subscribedAs ? (
                <p className="told">
                  {words.subscribed}
                  <br />
                  <a href={paths.success(locale, start.subscribedAs)}>{words.toSubscription}</a>
                </p>
              ) : null}
              {namesSomebody(start.typed) ? <NotMe slug={slug} locale={locale} /> : null}
              {problem === 'error' ? <Problems title={words.error} /> : null}
              {problem === 'too-many' ? <Problems title={words.tooMany} /> : null}
              {problem === 'retired' || found.status === 'retired' ? (
                <Problems title={words.retired} />
              ) : null}
              <details className="summary narrow-only">
                <summary>{signupWords[locale].summary.title}</summary>
                {summary}
              </details>
              <DetailsForm
                plan={found.plan}
                facts={shop.facts}
                start={look === 'up' ? { ...start, errors: {} } : start}
                lookingUp={look === 'up'}
                asking={check === 'address'}
                locale={locale}
              />
            </div>
            <aside className="wide-only" aria-label={signupWords[locale].summary.title}>
              <div className="sticky">{summary}</div>
            </aside>
          </div>
        </main>
      </ShopFrame>
    )
  })
}

function namesSomebody({ lastName, firstName, emailAddress, phoneNumber }: Typed): boolean {
  return [lastName, firstName, emailAddress, phoneNumber].some((text) => (text ?? '') !== '')
}

type Start = Awaited<ReturnType<typeof getFormStart>>

/** What could not be saved a moment ago is newer than the draft. */
function withKept(start: Start, typed: Typed | null): Start {
  return typed ? { ...start, typed, errors: {}, draftVersion: -1 } : start
}
