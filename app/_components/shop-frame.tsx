import type { ReactNode } from 'react'
import type { ShopFacts } from '#lib/catalog/schema.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { shopWords } from '#lib/i18n/shop.ts'
import { legalPages, paths } from '#lib/paths.ts'

type Props = {
  locale: Locale
  facts: ShopFacts
  /** Where the same page stands in the other language; null inside the signup, where nobody should stray. */
  otherLanguage: string | null
  children: ReactNode
}

/** Header and footer around the page's `main`. */
export function ShopFrame({ locale, facts, otherLanguage, children }: Props) {
  const words = shopWords[locale]
  const other = locale === 'ja' ? 'en' : 'ja'
  return (
    <>
      <a className="skip" href="#main">
        {words.skip}
      </a>
      <header className="bar">
        <a className="brand" href={paths.catalogue(locale)}>
          <picture>
            <source srcSet="/mark-dark.svg" media="(prefers-color-scheme: dark)" />
            <img src="/mark.svg" alt="" width="36" height="24" />
          </picture>
          {facts.name[locale]}
        </a>
        <nav aria-label={words.navigation}>
          <ul>
            {otherLanguage ? (
              <>
                <li>
                  <a href={paths.catalogue(locale)}>{words.plans}</a>
                </li>
                <li>
                  <a href={otherLanguage} hrefLang={other} lang={other}>
                    {words.otherLanguage}
                  </a>
                </li>
              </>
            ) : (
              <li>
                <a href={`tel:${facts.phone}`}>
                  {words.contact} {facts.phone}
                </a>
              </li>
            )}
          </ul>
        </nav>
      </header>
      {children}
      <footer className="foot">
        <ul>
          {legalPages.map((page) => (
            <li key={page}>
              <a href={paths.legal(locale, page)}>{words.legal[page]}</a>
            </li>
          ))}
          <li>
            <a href={`mailto:${facts.emailAddress}`}>{words.contact}</a>
          </li>
        </ul>
        <p>{facts.sellerName[locale]}</p>
      </footer>
    </>
  )
}
