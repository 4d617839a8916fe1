import type { Locale } from '#lib/i18n/locale.ts'
import { mailWords } from '#lib/mail/words/shared.ts'
import { subscriptionMailWords } from '#lib/mail/words/subscription.ts'
import { formatDate, type PlainDate } from '#lib/plain-date.ts'
import type { CommonFacts, OfflineMethod } from '../facts.ts'
import type { Letter } from '../letter.ts'
import { letterFrom } from './letter-from.ts'

type Facts = CommonFacts<'decide'> & {
  agreedOn: PlainDate
  chosenPaymentMethod: OfflineMethod
  /** The subscription is canceled, or came to its end: there is nothing to decide. */
  over: boolean
}

/** Smartpay approved after another way was chosen: the approval is kept and charges nothing. */
export function agreementSpare(facts: Facts, locale: Locale): Letter {
  const { labels, paymentMethods, browser } = mailWords[locale]
  if (facts.over) return unused(facts, locale)
  const words = subscriptionMailWords[locale].agreementSpare
  const paymentMethod = paymentMethods[facts.chosenPaymentMethod]
  return letterFrom(facts, locale, {
    subject: words.subject(facts.planName),
    preheader: words.preheader,
    title: words.title,
    blocks: [
      {
        kind: 'paragraph',
        text: words.lead(facts.planName, paymentMethod, formatDate(facts.agreedOn, locale)),
      },
      { kind: 'heading', text: words.state },
      {
        kind: 'facts',
        rows: [
          { label: labels.paymentMethod, value: words.unchanged(paymentMethod) },
          { label: labels.spare, value: words.kept },
          { label: labels.charge, value: words.charge },
        ],
      },
      { kind: 'paragraph', text: words.decide },
      { kind: 'button', label: words.button, url: facts.links.decide },
      { kind: 'note', text: browser },
    ],
  })
}

function unused(facts: Facts, locale: Locale): Letter {
  const words = subscriptionMailWords[locale].agreementUnused
  const { charge, preheader } = subscriptionMailWords[locale].agreementSpare
  const { labels } = mailWords[locale]
  return letterFrom(facts, locale, {
    subject: words.subject(facts.planName),
    preheader,
    title: words.title,
    blocks: [
      { kind: 'paragraph', text: words.lead(facts.planName, formatDate(facts.agreedOn, locale)) },
      { kind: 'facts', rows: [{ label: labels.charge, value: charge }] },
      { kind: 'paragraph', text: words.nothing },
    ],
  })
}
