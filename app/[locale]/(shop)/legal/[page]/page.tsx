import { notFound } from 'next/navigation'
import { Head } from '#app/_components/head.tsx'
import { ShopFrame } from '#app/_components/shop-frame.tsx'
import { requireLocale } from '#app/_request/locale.ts'
import { orErrorPage } from '#app/_request/page.tsx'
import { listPlansForSale, requireShop } from '#lib/catalog/queries.ts'
import { shopWords } from '#lib/i18n/shop.ts'
import { disclosureFor } from '#lib/legal/disclosure.ts'
import { legalSections } from '#lib/legal/sections.ts'
import { legalPages, paths } from '#lib/paths.ts'

export default async function LegalPage({
  params,
}: {
  params: Promise<{ locale: string; page: string }>
}) {
  const locale = await requireLocale(params)
  return orErrorPage(locale, async () => {
    const asked = (await params).page
    const page = legalPages.find((one) => one === asked) ?? notFound()
    const [{ facts }, sold] = await Promise.all([requireShop(), listPlansForSale()])
    const plans = sold.map(({ content }) => content)
    const title = shopWords[locale].legal[page]
    return (
      <ShopFrame
        locale={locale}
        facts={facts}
        otherLanguage={paths.legal(locale === 'ja' ? 'en' : 'ja', page)}
      >
        <Head
          title={title}
          shopName={facts.name[locale]}
          description={`${facts.name[locale]}: ${title}`}
          alternates={(one) => paths.legal(one, page)}
        />
        <main id="main">
          <h1>{title}</h1>
          {page === 'commerce' ? (
            <dl className="facts">
              {disclosureFor(facts, plans, locale).map((row) => (
                <div key={row.label}>
                  <dt>{row.label}</dt>
                  <dd>
                    {row.lines.map((line) => (
                      <p key={line}>{line}</p>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          ) : (
            <div className="prose">
              {legalSections(page, { facts, plans }, locale).map(({ heading, paragraphs }) => (
                <section key={heading}>
                  <h2>{heading}</h2>
                  {paragraphs.map((paragraph) => (
                    <p key={paragraph}>{paragraph}</p>
                  ))}
                </section>
              ))}
            </div>
          )}
        </main>
      </ShopFrame>
    )
  })
}
