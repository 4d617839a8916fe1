import type { z } from 'zod'
import type { Locale } from '#lib/i18n/locale.ts'
import { mailWords } from '#lib/i18n/mail.ts'
import { subscriptionMailWords } from '#lib/i18n/mail-subscription.ts'
import { commonFacts, orderFact, otherWayFact } from '../facts.ts'
import type { Letter } from '../letter.ts'
import { letterFrom } from './letter-from.ts'
import { orderRows } from './shared-blocks.ts'

/** From the next order on, Smartpay pays for what was paid another way. */
export const wayMovedSchema = commonFacts.extend({
  previousWay: otherWayFact,
  nextOrder: orderFact,
})

export function wayMoved(facts: z.output<typeof wayMovedSchema>, locale: Locale): Letter {
  const { labels, ways, nextOrder } = mailWords[locale]
  const words = subscriptionMailWords[locale].wayMoved
  return letterFrom(facts, locale, {
    subject: words.subject(facts.planName),
    preheader: words.preheader,
    title: words.title,
    blocks: [
      { kind: 'paragraph', text: words.lead(facts.planName, ways[facts.previousWay]) },
      { kind: 'heading', text: nextOrder },
      {
        kind: 'facts',
        rows: [...orderRows(facts.nextOrder, locale), { label: labels.way, value: ways.smartpay }],
      },
      ...(facts.previousWay === 'bank_transfer'
        ? [{ kind: 'note' as const, text: words.noTransfer }]
        : []),
      { kind: 'note', text: words.checked },
    ],
  })
}
