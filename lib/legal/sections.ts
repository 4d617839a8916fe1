import type { ShopFacts } from '#lib/catalog/schema.ts'
import { type LegalSection, legalWords } from '#lib/i18n/legal.ts'
import type { Locale } from '#lib/i18n/locale.ts'

/**
 * The privacy policy (個人情報保護法: purposes, third parties, requests, contact) and the terms, with the
 * shop's facts filled in. The merchant is responsible for the wording.
 */
export function legalSections(
  page: 'privacy' | 'terms',
  facts: ShopFacts,
  locale: Locale,
): readonly LegalSection[] {
  const values: Record<string, string> = {
    seller: facts.sellerName[locale],
    shop: facts.name[locale],
    officer: facts.privacyOfficer[locale],
    phone: facts.phone,
    mail: facts.emailAddress,
    address: facts.address[locale],
    cancel: facts.cancelMethod[locale],
    returns: facts.returns[locale],
  }
  const fill = (text: string) => text.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '')
  return legalWords[locale][page].map(({ heading, paragraphs }) => ({
    heading: fill(heading),
    paragraphs: paragraphs.map(fill),
  }))
}
