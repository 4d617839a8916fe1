import type { z } from 'zod'
import type { Locale } from '#lib/i18n/locale.ts'
import { subscriptionMailWords } from '#lib/i18n/mail-subscription.ts'
import { formatDate } from '#lib/plain-date.ts'
import { commonFacts, dateFact, wayFact } from '../facts.ts'
import type { Letter } from '../letter.ts'
import { letterFrom } from './letter-from.ts'

/** It is over: nothing is ordered or asked for any more, and what was bought in parts is paid to its end. */
export const subscriptionCanceledSchema = commonFacts.extend({
  canceledOn: dateFact,
  /** If it is Smartpay, what was bought in parts is still paid to its end. */
  way: wayFact,
})

export function subscriptionCanceled(
  facts: z.output<typeof subscriptionCanceledSchema>,
  locale: Locale,
): Letter {
  const words = subscriptionMailWords[locale].subscriptionCanceled
  return letterFrom(facts, locale, {
    subject: words.subject(facts.planName),
    preheader: words.preheader,
    title: words.title,
    blocks: [
      {
        kind: 'paragraph',
        text: words.lead(facts.planName, formatDate(facts.canceledOn, locale)),
      },
      { kind: 'paragraph', text: words.nothing },
      {
        kind: 'note',
        text: facts.way === 'smartpay' ? words.instalments : words.late,
      },
      { kind: 'paragraph', text: words.again },
    ],
  })
}
