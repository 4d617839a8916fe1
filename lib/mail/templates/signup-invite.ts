import type { Locale } from '#lib/i18n/locale.ts'
import { signupMailWords } from '#lib/mail/words/signup.ts'
import type { CommonFacts } from '../facts.ts'
import type { Letter } from '../letter.ts'
import { letterFrom } from './letter-from.ts'

/** Staff sent the way back to the form, as was asked for on the phone. The link opens nobody's details. */
export function signupInvite(facts: CommonFacts<'form'>, locale: Locale): Letter {
  const words = signupMailWords[locale].signupInvite
  return letterFrom(facts, locale, {
    subject: words.subject(facts.planName),
    preheader: words.preheader,
    title: words.title,
    blocks: [
      { kind: 'paragraph', text: words.lead(facts.planName) },
      { kind: 'paragraph', text: words.kept },
      { kind: 'button', label: words.button, url: facts.links.form },
      { kind: 'note', text: words.ignore },
    ],
  })
}
