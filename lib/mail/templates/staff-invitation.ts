import type { Locale } from '#lib/i18n/locale.ts'
import { mailWords } from '#lib/mail/words/shared.ts'
import { staffMailWords } from '#lib/mail/words/staff.ts'
import { formatDate, type PlainDate } from '#lib/plain-date.ts'
import type { SenderFacts } from '../facts.ts'
import type { Letter } from '../letter.ts'
import { senderOf } from './letter-from.ts'

type Facts = SenderFacts<'join'> & { emailAddress: string; roleName: string; validUntil: PlainDate }

/** To somebody whom an owner invites to the staff. */
export function staffInvitation(facts: Facts, locale: Locale): Letter {
  const words = staffMailWords[locale]
  return {
    locale,
    subject: mailWords[locale].subject(facts.shop.name, words.subject),
    preheader: words.preheader,
    title: words.title,
    addressee: words.addressee(facts.emailAddress),
    blocks: [
      {
        kind: 'paragraph',
        text: words.lead(facts.shop.name, facts.roleName),
      },
      { kind: 'button', label: words.button, url: facts.links.join },
      { kind: 'note', text: words.once(formatDate(facts.validUntil, locale)) },
    ],
    sender: { ...senderOf(facts, locale), note: words.note },
  }
}
