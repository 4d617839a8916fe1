import { frameWords } from '#lib/i18n/admin/frame.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { paths } from '#lib/paths.ts'

export type ListSection = 'tokens' | 'customers' | 'subscriptions' | 'signups'

/** Where a person may be who is not here: somebody who has not finished signing up is no customer yet. */
const others: Record<ListSection, readonly ListSection[]> = {
  tokens: ['customers', 'signups'],
  customers: ['signups'],
  subscriptions: ['customers', 'signups'],
  signups: ['customers'],
}

/** The same search in the sections where it may find more. */
export function OtherSections({
  section,
  search,
  locale,
}: {
  section: ListSection
  search: string
  locale: Locale
}) {
  if (search === '') return null
  const words = frameWords[locale]
  return (
    <p className="other-sections">
      {section === 'signups' ? null : <span>{words.otherSections}</span>}
      {others[section].map((other) => (
        <a
          key={other}
          className="tap"
          href={`${paths.admin[other]}?q=${encodeURIComponent(search)}`}
        >
          {words.searchIn(words[other], search)}
        </a>
      ))}
    </p>
  )
}
