import { z } from 'zod'
import type { Locale } from '#lib/i18n/locale.ts'
import { mailWords } from '#lib/i18n/mail.ts'
import { staffPasswordWords } from '#lib/i18n/mail-staff-password.ts'
import { addressFact, commonFacts, lineFact } from '../facts.ts'
import type { Block, Letter } from '../letter.ts'
import { senderOf } from './letter-from.ts'

/** To somebody of the staff: a link to set another password. */
export const staffPasswordResetSchema = z.object({
  shop: commonFacts.shape.shop,
  links: commonFacts.shape.links.extend({ reset: addressFact }),
  name: lineFact,
})

/** To somebody of the staff: the password is another one now. */
export const staffPasswordChangedSchema = z.object({
  shop: commonFacts.shape.shop,
  links: commonFacts.shape.links.extend({ forgot: addressFact, account: addressFact }),
  name: lineFact,
  /** Names of the passkeys that still sign in; empty for one without a name. */
  passkeys: z.array(z.string().max(400)),
})

export function staffPasswordReset(
  facts: z.output<typeof staffPasswordResetSchema>,
  locale: Locale,
): Letter {
  const words = staffPasswordWords[locale].reset
  return letter(facts, locale, words, [
    { kind: 'paragraph', text: words.lead(facts.shop.name) },
    { kind: 'button', label: words.button, url: facts.links.reset },
    { kind: 'note', text: words.once },
  ])
}

export function staffPasswordChanged(
  facts: z.output<typeof staffPasswordChangedSchema>,
  locale: Locale,
): Letter {
  const words = staffPasswordWords[locale].changed
  return letter(facts, locale, words, [
    { kind: 'paragraph', text: words.lead(facts.shop.name) },
    { kind: 'paragraph', text: words.notYou },
    { kind: 'button', label: words.button, url: facts.links.forgot },
    ...passkeyBlocks(facts, locale),
  ])
}

function passkeyBlocks(
  { passkeys, links }: z.output<typeof staffPasswordChangedSchema>,
  locale: Locale,
): Block[] {
  const words = staffPasswordWords[locale].changed
  if (passkeys.length === 0) return []
  return [
    { kind: 'heading', text: words.passkeys },
    { kind: 'paragraph', text: words.passkeysStay(links.account) },
    { kind: 'steps', items: passkeys.map((name) => name || words.unnamed) },
  ]
}

type Facts = Pick<z.output<typeof staffPasswordResetSchema>, 'shop' | 'name'> & {
  links: z.output<typeof commonFacts.shape.links>
}
type Words = Record<'subject' | 'preheader' | 'note', string>

function letter(facts: Facts, locale: Locale, words: Words, blocks: Block[]): Letter {
  return {
    locale,
    subject: mailWords[locale].subject(facts.shop.name, words.subject),
    preheader: words.preheader,
    title: words.subject,
    addressee: staffPasswordWords[locale].addressee(facts.name),
    blocks,
    sender: { ...senderOf(facts, locale), note: words.note },
  }
}
