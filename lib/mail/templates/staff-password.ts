import type { Locale } from '#lib/i18n/locale.ts'
import { mailWords } from '#lib/mail/words/shared.ts'
import { staffPasswordWords } from '#lib/mail/words/staff-password.ts'
import type { SenderFacts } from '../facts.ts'
import type { Block, Letter } from '../letter.ts'
import { senderOf } from './letter-from.ts'

type ChangedFacts = SenderFacts<'forgot' | 'account'> & {
  name: string
  /** Names of the passkeys that still sign in; empty for one without a name. */
  passkeys: readonly string[]
}

/** To somebody of the staff: a link to set another password. */
export function staffPasswordReset(
  facts: SenderFacts<'reset'> & { name: string },
  locale: Locale,
): Letter {
  const words = staffPasswordWords[locale].reset
  return letter(facts, locale, words, [
    { kind: 'paragraph', text: words.lead(facts.shop.name) },
    { kind: 'button', label: words.button, url: facts.links.reset },
    { kind: 'note', text: words.once },
  ])
}

/** To somebody of the staff: the password is another one now. */
export function staffPasswordChanged(facts: ChangedFacts, locale: Locale): Letter {
  const words = staffPasswordWords[locale].changed
  return letter(facts, locale, words, [
    { kind: 'paragraph', text: words.lead(facts.shop.name) },
    { kind: 'paragraph', text: words.notYou },
    { kind: 'button', label: words.button, url: facts.links.forgot },
    ...passkeyBlocks(facts, locale),
  ])
}

function passkeyBlocks({ passkeys, links }: ChangedFacts, locale: Locale): Block[] {
  const words = staffPasswordWords[locale].changed
  if (passkeys.length === 0) return []
  return [
    { kind: 'heading', text: words.passkeys },
    { kind: 'paragraph', text: words.passkeysStay(links.account) },
    { kind: 'steps', items: passkeys.map((name) => name || words.unnamed) },
  ]
}

type Words = Record<'subject' | 'preheader' | 'note', string>

function letter(
  facts: SenderFacts & { name: string },
  locale: Locale,
  words: Words,
  blocks: Block[],
): Letter {
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
