import { env } from '#lib/env.ts'
import { type Locale, locales } from '#lib/i18n/locale.ts'

type Props = {
  title: string
  shopName: string
  description?: string
  /** Where the same page stands in each language; without it the page is not for search engines. */
  alternates?: (locale: Locale) => string
}

/** What goes into `<head>`: React lifts it there, with JavaScript and without. */
export function Head({ title, shopName, description, alternates }: Props) {
  const full = title === shopName ? title : `${title} | ${shopName}`
  return (
    <>
      <title>{full}</title>
      {description ? <meta name="description" content={description} /> : null}
      {alternates ? (
        locales.map((locale) => (
          <link
            key={locale}
            rel="alternate"
            hrefLang={locale}
            href={`${env().appUrl}${alternates(locale)}`}
          />
        ))
      ) : (
        <meta name="robots" content="noindex" />
      )}
    </>
  )
}
