import type { Locale } from '#lib/i18n/locale.ts'
import { subscriptionMailWords } from '#lib/mail/words/subscription.ts'
import { formatDate, type PlainDate } from '#lib/plain-date.ts'
import type { CommonFacts, PaymentMethod } from '../facts.ts'
import type { Letter } from '../letter.ts'
import { letterFrom } from './letter-from.ts'

type Facts = CommonFacts & {
  canceledOn: PlainDate
  /** If it is Smartpay, what was bought in parts is still paid to its end. */
  paymentMethod: PaymentMethod
}

/** It is over: nothing is ordered or asked for any more, and what was bought in parts is paid to its end. */
export function subscriptionCanceled(facts: Facts, locale: Locale): Letter {
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
        text: facts.paymentMethod === 'smartpay' ? words.instalments : words.late,
      },
      { kind: 'paragraph', text: words.again },
    ],
  })
}
