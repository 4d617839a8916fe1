import { peopleWords } from '#lib/i18n/admin/people.ts'
import { tokenWords } from '#lib/i18n/admin/tokens.ts'
import type { Locale } from '#lib/i18n/locale.ts'

const anchors = {
  subscriptions: '#subscriptions',
  cycles: '#cycles',
  history: '#history',
  customerFacts: '#facts',
  subscriptionFacts: '#facts',
  signupFacts: '#facts',
  tokenFacts: '#facts',
  actions: '#actions',
} as const
type Section = keyof typeof anchors

/** On a phone a long page has a way to each of its parts. */
export function Jumps({ locale, sections }: { locale: Locale; sections: Section[] }) {
  const words = peopleWords[locale]
  return (
    <nav className="jumps" aria-label={words.jump}>
      {sections.map((section) => (
        <a key={section} href={anchors[section]}>
          {titleOf(section, locale)}
        </a>
      ))}
    </nav>
  )
}

function titleOf(section: Section, locale: Locale): string {
  const { sections, ...words } = peopleWords[locale]
  if (section === 'customerFacts' || section === 'subscriptionFacts' || section === 'signupFacts')
    return words[section]
  return section === 'tokenFacts' ? tokenWords[locale].facts : sections[section]
}
