import { cutOffRule } from '#lib/calendar/cut-off.ts'
import type { PlanContent, ShopFacts } from '#lib/catalog/schema.ts'
import { type LegalSection, legalWords } from '#lib/i18n/legal.ts'
import { legalCalendarWords } from '#lib/i18n/legal-calendar.ts'
import type { Locale } from '#lib/i18n/locale.ts'

/**
 * The privacy policy (個人情報保護法: purposes, third parties, requests, contact) and the terms, with the
 * shop's facts filled in. The merchant is responsible for the wording.
 */
export function legalSections(
  page: 'privacy' | 'terms',
  { facts, plans }: { facts: ShopFacts; plans: readonly PlanContent[] },
  locale: Locale,
): readonly LegalSection[] {
  const isDayBefore = plans.every(
    (content) => cutOffRule({ content, shopDays: facts.workingDays }) === null,
  )
  const values: Record<string, string> = {
    seller: facts.sellerName[locale],
    shop: facts.name[locale],
    officer: facts.privacyOfficer[locale],
    phone: facts.phone,
    mail: facts.emailAddress,
    address: facts.address[locale],
    deadline: legalCalendarWords[locale].deadline[isDayBefore ? 'dayBefore' : 'ofPlan'],
    cancel: facts.cancelMethod[locale],
    returns: facts.returns[locale],
  }
  const fill = (text: string) => text.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '')
  return legalWords[locale][page].map(({ heading, paragraphs }) => ({
    heading: fill(heading),
    paragraphs: paragraphs.map(fill),
  }))
}
