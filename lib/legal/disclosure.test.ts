import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { type ShopFacts, shopFileSchema } from '#lib/catalog/schema.ts'
import { legalWords } from '#lib/i18n/legal.ts'
import { type Locale, locales } from '#lib/i18n/locale.ts'
import { disclosureFor } from './disclosure.ts'

const file = shopFileSchema.parse(
  JSON.parse(readFileSync(new URL('../../prisma/demo-shop.json', import.meta.url), 'utf8')),
)
const plans = file.plans.map(({ content }) => content)

function chargesOf(facts: ShopFacts, locale: Locale) {
  const { otherCharges } = legalWords[locale].commerce.labels
  return disclosureFor(facts, plans, locale).find(({ label }) => label === otherCharges)?.lines
}

describe.each(locales)('the page of 特商法 in %s', (locale) => {
  test('names what each offered payment method costs', () => {
    const lines = chargesOf(file.shop, locale) ?? []
    expect(lines).toHaveLength(3)
    expect(lines.join()).toContain('¥330')
    expect(lines.join()).toMatch(locale === 'ja' ? /銀行の所定の額/ : /your bank/i)
  })

  test('names no cost of a method that is not offered', () => {
    const paymentMethods = { bank_transfer: null, cash_on_delivery: null }
    expect(chargesOf({ ...file.shop, paymentMethods }, locale)).toEqual([
      file.shop.otherCharges[locale],
    ])
  })

  test('never says that there are no other charges', () => {
    const text = disclosureFor(file.shop, plans, locale)
      .flatMap(({ lines }) => lines)
      .join('\n')
    expect(text).not.toMatch(/費用はありません|no (other )?charges|¥0/i)
  })
})
