import { Head } from '#app/_components/head.tsx'
import { ShopFrame } from '#app/_components/shop-frame.tsx'
import { requireLocale } from '#app/_request/locale.ts'
import { orErrorPage } from '#app/_request/page.tsx'
import { listPlansForSale, requireShop } from '#lib/catalog/queries.ts'
import { planWords } from '#lib/i18n/plan.ts'
import { paths } from '#lib/paths.ts'
import { PlanRow } from './plan-row.tsx'

export default async function CataloguePage({ params }: { params: Promise<{ locale: string }> }) {
  const locale = await requireLocale(params)
  return orErrorPage(locale, async () => {
    const [{ facts, today }, plans] = await Promise.all([requireShop(), listPlansForSale()])
    const words = planWords[locale]
    return (
      <ShopFrame
        locale={locale}
        facts={facts}
        otherLanguage={paths.catalogue(locale === 'ja' ? 'en' : 'ja')}
      >
        <Head
          title={facts.name[locale]}
          shopName={facts.name[locale]}
          description={`${facts.tagline[locale]}${facts.intro[locale]}`}
          alternates={paths.catalogue}
        />
        <main id="main">
          <div className="opening" lang={locale}>
            <h1>{facts.tagline[locale]}</h1>
            <picture>
              <source
                media="(max-width: 519px) and (prefers-color-scheme: dark)"
                srcSet="/landscape-narrow-night.svg"
              />
              <source media="(max-width: 519px)" srcSet="/landscape-narrow.svg" />
              <source media="(prefers-color-scheme: dark)" srcSet="/landscape-night.svg" />
              <img src="/landscape.svg" alt="" width="1920" height="840" fetchPriority="high" />
            </picture>
          </div>
          <section className="plans">
            <header>
              <h2>{words.catalogueTitle}</h2>
              <p className="small muted">
                {facts.intro[locale]}
                <br />
                {words.catalogueNote}
              </p>
            </header>
            <ul>
              {plans.map((plan) => (
                <PlanRow key={plan.id} plan={plan} locale={locale} today={today} />
              ))}
            </ul>
          </section>
          <section className="section">
            <h2>{words.payTitle}</h2>
            <div>
              <p>{words.payText}</p>
              <br />
              <ol className="dots">
                {words.payDots.map((when, index) => (
                  <li key={when} className={index === 0 ? 'now' : undefined}>
                    <strong>{when}</strong>
                    {words.payDot(index + 1)}
                  </li>
                ))}
              </ol>
            </div>
          </section>
        </main>
      </ShopFrame>
    )
  })
}
