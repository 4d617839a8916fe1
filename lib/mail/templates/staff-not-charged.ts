import type { Locale } from '#lib/i18n/locale.ts'
import { mailWords } from '#lib/mail/words/shared.ts'
import { type NotChargedKind, staffNotChargedWords } from '#lib/mail/words/staff-not-charged.ts'
import { formatYen } from '#lib/money.ts'
import type { SenderFacts } from '../facts.ts'
import type { Letter } from '../letter.ts'
import { senderOf } from './letter-from.ts'

type NotChargedFacts = SenderFacts<'overview'> & {
  name: string
  /** `count` null: it is not about single orders. Sums are yen; null: none is known. */
  items: readonly { kind: NotChargedKind; count: number | null; sumMinor: number | null }[]
}

/** To somebody of the staff: what should have been charged and was not. */
export function staffNotCharged(facts: NotChargedFacts, locale: Locale): Letter {
  const words = staffNotChargedWords[locale]
  const sizeOf = ({ count, sumMinor }: NotChargedFacts['items'][number]) =>
    count === null ? words.all : words.size(count, sumMinor === null ? null : formatYen(sumMinor))
  return {
    locale,
    subject: mailWords[locale].subject(facts.shop.name, words.subject),
    preheader: words.preheader,
    title: words.subject,
    addressee: words.addressee(facts.name),
    blocks: [
      { kind: 'paragraph', text: words.lead(facts.shop.name) },
      {
        kind: 'facts',
        rows: facts.items.map((item) => ({ label: words.kinds[item.kind], value: sizeOf(item) })),
      },
      { kind: 'paragraph', text: words.next },
      { kind: 'button', label: words.button, url: facts.links.overview },
    ],
    sender: { ...senderOf(facts, locale), note: words.note },
  }
}
