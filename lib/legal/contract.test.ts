import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { planSums } from '#lib/catalog/plan-sums.ts'
import { missingForSale } from '#lib/catalog/publishable.ts'
import { shopFileSchema } from '#lib/catalog/schema.ts'
import { locales } from '#lib/i18n/locale.ts'
import { planWords } from '#lib/i18n/plan.ts'
import { plainDate } from '#lib/plain-date.ts'
import { contractFor } from './contract.ts'
import { contractHash } from './contract-hash.ts'

const file = shopFileSchema.parse(
  JSON.parse(readFileSync(new URL('../../prisma/demo-shop.json', import.meta.url), 'utf8')),
)
const today = plainDate('2026-11-22')
const shop = { facts: file.shop, today }
const plan = (slug: string) => {
  const found = file.plans.find((one) => one.slug === slug)
  if (!found) throw new Error(`No plan ${slug}`)
  return found.content
}
const contract = (slug: string, quantity = 1, locale: 'ja' | 'en' = 'ja') =>
  contractFor({
    plan: plan(slug),
    shop: file.shop,
    quantity,
    paymentMethod: 'smartpay',
    today,
    locale,
  })

describe('the demo shop', () => {
  test('has five plans that may be sold', () => {
    expect(file.plans.map(({ slug }) => slug)).toEqual([
      'seasons',
      'year',
      'first',
      'drip',
      'moons',
    ])
    for (const { content } of file.plans) expect(missingForSale(content, shop)).toEqual([])
  })

  test('costs what it says', () => {
    expect(planSums(plan('seasons'), 1)).toEqual({ firstOrderMinor: 7800, laterOrderMinor: 7800 })
    expect(planSums(plan('first'), 1)).toEqual({ firstOrderMinor: 2980, laterOrderMinor: 4480 })
    expect(planSums(plan('drip'), 3)).toEqual({ firstOrderMinor: 7440, laterOrderMinor: 7440 })
  })
})

describe('contractFor', () => {
  test.each(locales)(
    'says in %s that payments count from the dispatch, where they do',
    (locale) => {
      const onDispatch = contractFor({
        plan: { ...plan('seasons'), capture: 'on-dispatch' },
        shop: file.shop,
        quantity: 1,
        paymentMethod: 'smartpay',
        today,
        locale,
      })
      expect(onDispatch.instalments[0]?.dueOn).toEqual(plainDate('2026-11-26'))
      expect(contract('seasons', 1, locale).instalments[0]?.dueOn).toEqual(today)
      const said = locale === 'ja' ? '商品を発送するときです' : 'charged when we ship'
      expect(onDispatch.text).toContain(said)
      expect(contract('seasons', 1, locale).text).not.toContain(said)
    },
  )

  test('states the six legal items in both languages', () => {
    for (const locale of locales) {
      const { items } = contract('seasons', 1, locale)
      expect(items.map(({ key }) => key)).toEqual([
        'quantity',
        'price',
        'payment',
        'delivery',
        'offer-period',
        'cancellation',
      ])
      for (const { label, answer } of items) expect(label.length * answer.length).toBeGreaterThan(0)
    }
  })

  test('names dates and sums of the first order and the year', () => {
    const { text } = contract('seasons')
    for (const fact of [
      '¥2,600ずつ3回',
      '2026年11月22日(日)、2026年12月22日(火)、2027年1月21日(木)',
      '一年の目安は¥31,200（4回）',
      '2027年2月22日(月)',
      '2027年2月21日(日)まで',
      '2026年11月27日(金)ごろ',
      '自動で続きます',
      '0120-000-000',
    ])
      expect(text).toContain(fact)
  })

  test('names the price switch with its date', () => {
    expect(contract('first').text).toContain('初回 ¥2,980、2回目以降 ¥4,480')
    expect(contract('first').text).toContain('2027年1月22日(金)のご注文')
  })

  test('states a minimum with its sum', () => {
    const bound = { ...plan('drip'), minimumCycles: 3 }
    const { text } = contractFor({
      plan: bound,
      shop: file.shop,
      quantity: 2,
      paymentMethod: 'smartpay',
      today,
      locale: 'ja',
    })
    expect(text).toContain('3回までの合計は¥14,880です。')
    expect(text).toContain('3回目のお届けのあとから解約できます')
    expect(text).toContain('最短で、3回目のあとは2027年2月21日(日)まで')
    expect(text).not.toContain('初回のあと')
  })

  test.each([
    [
      'bank_transfer',
      '銀行振込で、¥7,800を2026年11月29日(日)までに',
      '7日以内にお振り込みください',
    ],
    ['cash_on_delivery', '代引きで、お届けのときに¥8,130', '代引き手数料は、毎回 ¥330'],
  ] as const)('states how %s is paid', (paymentMethod, answer, detail) => {
    const { text } = contractFor({
      plan: plan('seasons'),
      shop: file.shop,
      quantity: 1,
      paymentMethod,
      today,
      locale: 'ja',
    })
    expect(text).toContain(answer)
    expect(text).toContain(detail)
    expect(text).not.toContain('Smartpay')
  })

  test.each(locales)('says in %s that instalments go on after a cancellation', (locale) => {
    const { openInstalments } = planWords[locale]
    const facts = { plan: plan('seasons'), shop: file.shop, quantity: 1, today, locale }
    expect(contractFor({ ...facts, paymentMethod: 'smartpay' }).items.at(-1)?.details).toContain(
      openInstalments,
    )
    for (const paymentMethod of ['bank_transfer', 'cash_on_delivery'] as const)
      expect(contractFor({ ...facts, paymentMethod }).text).not.toContain(openInstalments)
  })

  test('speaks English without Japanese', () => {
    expect(contract('first', 1, 'en').text).not.toMatch(/[\u3040-\u30ff\u4e00-\u9fff]/)
  })

  test('gives the same text and hash for the same facts', () => {
    const hash = (slug: string, locale: 'ja' | 'en') =>
      contractHash({ locale, text: contract(slug, 1, locale).text })
    expect(hash('seasons', 'ja')).toBe(hash('seasons', 'ja'))
    expect(new Set([hash('seasons', 'ja'), hash('seasons', 'en'), hash('year', 'ja')]).size).toBe(3)
  })
})

describe('missingForSale', () => {
  const lacking = (changes: Partial<ReturnType<typeof plan>>) =>
    missingForSale({ ...plan('seasons'), ...changes }, shop)

  test('names each item that could not be stated', () => {
    expect(lacking({ contents: { ja: '未定', en: 'TBD' } })).toEqual(['quantity'])
    expect(
      lacking({ items: plan('seasons').items.map((item) => ({ ...item, amountMinor: 0 })) }),
    ).toEqual(['price'])
    expect(lacking({ delivery: { dispatchDays: 5, arrivalDays: 2 } })).toEqual(['delivery'])
    expect(lacking({ offerPeriod: { from: '2026-01-01', until: '2026-11-21' } })).toEqual([
      'offer-period',
    ])
    expect(lacking({ offerPeriod: { from: '2026-11-22', until: '2026-11-22' } })).toEqual([])
  })

  test('refuses a shop that says nothing of cancelling', () => {
    const facts = { ...file.shop, cancelMethod: { ja: '…', en: 'xxx' } }
    expect(missingForSale(plan('seasons'), { facts, today })).toEqual(['cancellation'])
  })
})
