import type { Locale } from '#lib/i18n/locale.ts'
import { shopWords } from '#lib/i18n/shop.ts'
import { mailWords } from '#lib/mail/words/shared.ts'
import type { PersonFacts, SenderFacts } from '../facts.ts'
import type { Block, Letter, Sender } from '../letter.ts'

type Content = {
  /** What happened; the shop's name is put before it. */
  subject: string
  preheader: string
  title: string
  blocks: readonly Block[]
}

/** A letter of the shop to this person: what all mails have in common. */
export function letterFrom(facts: PersonFacts, locale: Locale, content: Content): Letter {
  const words = mailWords[locale]
  return {
    ...content,
    locale,
    subject: words.subject(facts.shop.name, content.subject),
    addressee: words.addressee(facts.person.lastName, facts.person.firstName),
    sender: senderOf(facts, locale),
  }
}

/** Who writes, as every mail of the shop says. */
export function senderOf({ shop, links }: SenderFacts, locale: Locale): Sender {
  const words = mailWords[locale].sender
  return {
    name: shop.name,
    shopUrl: links.shop,
    emailAddress: shop.emailAddress,
    lines: [
      ...(shop.sellerName === shop.name ? [] : [words.seller(shop.sellerName)]),
      words.address(shop.postalCode, shop.address),
      words.phone(shop.phone, shop.phoneHours),
      words.mail(shop.emailAddress),
    ],
    links: [
      { label: shopWords[locale].legal.commerce, url: links.commerce },
      { label: shopWords[locale].legal.privacy, url: links.privacy },
    ],
    note: words.note,
  }
}
