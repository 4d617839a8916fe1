import { z } from 'zod'
import type { Locale } from '#lib/i18n/locale.ts'
import { mailWords } from '#lib/i18n/mail.ts'
import { staffMailWords } from '#lib/i18n/mail-staff.ts'
import { formatDate } from '#lib/plain-date.ts'
import { addressFact, commonFacts, dateFact, lineFact } from '../facts.ts'
import type { Letter } from '../letter.ts'
import { senderOf } from './letter-from.ts'

/** To somebody whom an owner invites to the staff. */
export const staffInvitationSchema = z.object({
  shop: commonFacts.shape.shop,
  links: commonFacts.shape.links.extend({ join: addressFact }),
  emailAddress: z.string().max(254),
  roleName: lineFact,
  validUntil: dateFact,
})

export function staffInvitation(
  facts: z.output<typeof staffInvitationSchema>,
  locale: Locale,
): Letter {
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
