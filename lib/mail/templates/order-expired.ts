import type { Locale } from '#lib/i18n/locale.ts'
import { paymentMailWords } from '#lib/mail/words/payment.ts'
import { mailWords } from '#lib/mail/words/shared.ts'
import { formatDate, type PlainDate } from '#lib/plain-date.ts'
import type { CommonFacts, OrderFacts } from '../facts.ts'
import type { Letter } from '../letter.ts'
import { letterFrom } from './letter-from.ts'
import { nextOrderBlocks, withWhatFollows } from './shared-blocks.ts'

type Facts = CommonFacts & { orderNumber: number; payBy: PlainDate; nextOrder: OrderFacts | null }

/** Nothing came by the date: this delivery is left out, nothing is owed, and whether the subscription goes on. */
export function orderExpired(facts: Facts, locale: Locale): Letter {
  const { cycle: cycleName } = mailWords[locale]
  const words = paymentMailWords[locale].orderExpired
  const cycle = cycleName(facts.orderNumber)
  return letterFrom(facts, locale, {
    subject: words.subject(facts.planName, cycle),
    preheader: withWhatFollows(words.preheader, facts, locale),
    title: words.title,
    blocks: [
      {
        kind: 'paragraph',
        text: words.lead(facts.planName, cycle, formatDate(facts.payBy, locale)),
      },
      { kind: 'paragraph', text: withWhatFollows(words.nothing, facts, locale) },
      ...nextOrderBlocks(facts.nextOrder, locale),
      { kind: 'note', text: words.late },
    ],
  })
}
