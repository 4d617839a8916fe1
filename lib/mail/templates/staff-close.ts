import { closeWords } from '#lib/i18n/close.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { mailWords } from '#lib/mail/words/shared.ts'
import { staffCloseWords } from '#lib/mail/words/staff-close.ts'
import { formatDate, type PlainDate } from '#lib/plain-date.ts'
import type { SenderFacts } from '../facts.ts'
import type { Letter } from '../letter.ts'
import { senderOf } from './letter-from.ts'

type DifferenceCode = keyof (typeof closeWords)['ja']['differences']

type CloseFacts = SenderFacts<'close'> & {
  name: string
  day: PlainDate
  /** What does not agree, and how often. */
  items: readonly { kind: DifferenceCode; count: number }[]
}

/** To somebody of the staff: a day on which plan, shop, Smartpay and goods do not agree. */
export function staffClose(facts: CloseFacts, locale: Locale): Letter {
  const words = staffCloseWords[locale]
  const day = formatDate(facts.day, locale)
  return {
    locale,
    subject: mailWords[locale].subject(facts.shop.name, words.subject(day)),
    preheader: words.preheader,
    title: words.subject(day),
    addressee: words.addressee(facts.name),
    blocks: [
      { kind: 'paragraph', text: words.lead(day) },
      {
        kind: 'facts',
        rows: facts.items.map(({ kind, count }) => ({
          label: closeWords[locale].differences[kind],
          value: words.size(count),
        })),
      },
      { kind: 'paragraph', text: words.next },
      { kind: 'button', label: words.button, url: facts.links.close },
    ],
    sender: { ...senderOf(facts, locale), note: words.note },
  }
}
