import type { Locale } from '#lib/i18n/locale.ts'
import { mailWords } from '#lib/mail/words/shared.ts'
import { signupMailWords } from '#lib/mail/words/signup.ts'
import type { CommonFacts } from '../facts.ts'
import type { Letter } from '../letter.ts'
import { letterFrom } from './letter-from.ts'

/** The signup stopped half-way. Sent once, and it says so. */
export function signupReminder(facts: CommonFacts<'resume'>, locale: Locale): Letter {
  const words = signupMailWords[locale].signupReminder
  return letterFrom(facts, locale, {
    subject: words.subject(facts.planName),
    preheader: words.preheader,
    title: words.title,
    blocks: [
      { kind: 'paragraph', text: words.lead(facts.planName) },
      { kind: 'paragraph', text: words.kept },
      { kind: 'button', label: words.button, url: facts.links.resume },
      { kind: 'note', text: mailWords[locale].browser },
      { kind: 'note', text: words.once },
    ],
  })
}
