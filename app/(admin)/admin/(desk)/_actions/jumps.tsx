import { peopleWords } from '#lib/i18n/admin/people.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { customerWords } from '../customers/messages.ts'
import { signupWords } from '../signups/messages.ts'
import { subscriptionWords } from '../subscriptions/messages.ts'
import { tokenWords } from '../tokens/messages.ts'

const anchors = {
  subscriptions: '#subscriptions',
  orders: '#orders',
  deliveries: '#deliveries',
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
  if (section === 'customerFacts') return customerWords[locale].facts.title
  if (section === 'subscriptionFacts') return subscriptionWords[locale].facts.title
  if (section === 'signupFacts') return signupWords[locale].facts.title
  return section === 'tokenFacts' ? tokenWords[locale].facts : peopleWords[locale].headings[section]
}
