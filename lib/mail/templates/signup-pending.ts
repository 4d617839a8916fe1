import type { Locale } from '#lib/i18n/locale.ts'
import { mailWords } from '#lib/mail/words/shared.ts'
import { signupMailWords } from '#lib/mail/words/signup.ts'
import { formatDate, type PlainDate } from '#lib/plain-date.ts'
import type { CommonFacts } from '../facts.ts'
import type { Letter } from '../letter.ts'
import { letterFrom } from './letter-from.ts'

type Facts = CommonFacts<'success'> & { requestedOn: PlainDate }

/** Smartpay has not answered: nothing exists, nothing is charged, nothing needs to be done. */
export function signupPending(facts: Facts, locale: Locale): Letter {
  const { labels, browser } = mailWords[locale]
  const words = signupMailWords[locale].signupPending
  return letterFrom(facts, locale, {
    subject: words.subject(facts.planName),
    preheader: words.preheader,
    title: words.title,
    blocks: [
      {
        kind: 'paragraph',
        text: words.lead(facts.planName, formatDate(facts.requestedOn, locale)),
      },
      { kind: 'heading', text: words.state, mark: words.waiting },
      {
        kind: 'facts',
        rows: [
          { label: labels.agreement, value: words.agreement },
          { label: labels.order, value: words.order },
          { label: labels.charge, value: words.charge },
        ],
      },
      { kind: 'paragraph', text: words.close },
      { kind: 'button', label: words.button, url: facts.links.success },
      { kind: 'note', text: browser },
    ],
  })
}
