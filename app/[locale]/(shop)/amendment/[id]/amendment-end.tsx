import { ContactLines } from '#app/_components/contact-lines.tsx'
import { Fresh } from '#app/_components/fresh.tsx'
import type { AmendmentEnd as End } from '#lib/amendments/get-amendment.ts'
import type { ShopFacts } from '#lib/catalog/schema.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { paths } from '#lib/paths.ts'
import { amendmentPageWords } from './messages.ts'

type Props = { end: End; facts: ShopFacts; locale: Locale }

/** How it ended, or why it cannot be answered now; and whom to ask. */
export function AmendmentEnd({ end, facts, locale }: Props) {
  const words = amendmentPageWords[locale]
  const { title, text } = words.ends[wordsFor(end)]
  return (
    <main id="main" className="notice">
      <Fresh />
      <h1>{title}</h1>
      <p>{text}</p>
      <ContactLines facts={facts} locale={locale} />
      <p>
        <a className="tap" href={paths.catalogue(locale)}>
          {words.back}
        </a>
      </p>
    </main>
  )
}

function wordsFor(end: End): keyof (typeof amendmentPageWords)['ja']['ends'] {
  switch (end) {
    case 'agreed':
    case 'declined':
    case 'withdrawn':
    case 'expired':
    case 'amend-paused':
    case 'amend-ending':
    case 'order-under-way':
      return end
    case 'over-already':
    case 'amend-erased':
      return 'over'
    default:
      return 'other'
  }
}
