import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { officeDays } from '#lib/calendar/testing.ts'
import { type PlanContent, type ShopFacts, shopFileSchema } from '#lib/catalog/schema.ts'
import { locales } from '#lib/i18n/locale.ts'
import { plainDate } from '#lib/plain-date.ts'
import { contractFor } from './contract.ts'
import { disclosureFor } from './disclosure.ts'
import { legalSections } from './sections.ts'

const file = shopFileSchema.parse(
  JSON.parse(readFileSync(new URL('../../prisma/demo-shop.json', import.meta.url), 'utf8')),
)
const plan = (slug: string, changes: Partial<PlanContent> = {}): PlanContent => {
  const found = file.plans.find((one) => one.slug === slug)
  if (!found) throw new Error(`No plan ${slug}`)
  return { ...found.content, ...changes }
}
const office: ShopFacts = { ...file.shop, workingDays: officeDays }

function detailsOf(
  key: string,
  facts: Partial<Parameters<typeof contractFor>[0]> & { plan: PlanContent },
): string {
  const known = { shop: file.shop, quantity: 1, paymentMethod: 'smartpay', locale: 'ja' } as const
  const { items } = contractFor({ ...known, today: plainDate('2026-11-30'), ...facts })
  const item = items.find((one) => one.key === key)
  return [item?.answer, ...(item?.details ?? [])].join('\n')
}

describe('deliveries apart from payments', () => {
  test('are in the contract, through a short month', () => {
    const moons = plan('moons')
    expect(detailsOf('delivery', { plan: moons })).toBe(
      [
        '初回 2026年12月4日(金)ごろ',
        '1回のご注文を、毎月、計3回に分けてお届けします（今回は2026年12月4日(金)、2027年1月3日(日)、2027年2月3日(水)ごろ）。',
        '次のご注文の分は2027年3月4日(木)ごろから。以後、ご注文は3か月ごとです。',
      ].join('\n'),
    )
    expect(detailsOf('quantity', { plan: moons })).toContain('1回のご注文につき3回です。')
    expect(detailsOf('quantity', { plan: moons })).toContain('ご注文4回、お届け12回、')
    expect(detailsOf('price', { plan: moons })).toContain('1回のご注文（お届け3回分）の金額です。')
    expect(detailsOf('delivery', { plan: moons, locale: 'en' })).toContain(
      'Each order comes in 3 deliveries (every month; this one around Fri, Dec 4, 2026; Sun, Jan 3, 2027; Wed, Feb 3, 2027).',
    )
  })

  test('have no days before a transfer has arrived', () => {
    const said = detailsOf('delivery', { plan: plan('moons'), paymentMethod: 'bank_transfer' })
    expect(said).toContain('計3回に分けてお届けします。')
    expect(said).toContain('以後、ご注文は3か月ごとです。')
    expect(said).not.toContain('今回は')
  })

  test('are told of a subscription that runs', () => {
    const continues = {
      anchorOn: plainDate('2026-08-31'),
      index: 2,
      orderedOn: plainDate('2027-02-28'),
      placed: false,
      orders: [{ dueOn: plainDate('2027-02-28'), sumMinor: 6900 }],
    }
    expect(detailsOf('delivery', { plan: plan('moons'), continues })).toContain(
      '今回は2027年3月4日(木)、2027年4月4日(日)、2027年5月4日(火)ごろ',
    )
    const placed = { ...continues, placed: true, orderedOn: plainDate('2027-03-10') }
    expect(detailsOf('delivery', { plan: plan('moons'), continues: placed })).toContain(
      '今回は2027年3月14日(日)、2027年4月14日(水)、2027年5月14日(金)ごろ',
    )
  })
})

test('an order in several deliveries is counted as an order', () => {
  const bound = plan('moons', { minimumCycles: 2, cutOff: { days: 1, count: 'calendar' } })
  expect(detailsOf('quantity', { plan: bound })).toContain('ご注文2回までは')
  expect(detailsOf('cancellation', { plan: bound })).toContain(
    '2回目のご注文のあとから解約できます',
  )
  expect(detailsOf('cancellation', { plan: bound, locale: 'en' })).toContain(
    'until the day before the next order (canceled at the earliest after order 2',
  )
  const cash = { plan: bound, paymentMethod: 'cash_on_delivery' } as const
  expect(detailsOf('payment', cash)).toContain('その1回目のお届けのときに配達員に')
  expect(detailsOf('payment', { ...cash, locale: 'en' })).toContain(
    'with the first delivery of each order',
  )
})

describe('the cut-off', () => {
  test('is in the contract where it is not simply the day before', () => {
    expect(detailsOf('cancellation', { plan: plan('moons') })).toContain(
      'お届け内容の変更・解約は、毎回、ご注文日の3日前までです（初回のあとは2027年2月25日(木)まで）。',
    )
    expect(detailsOf('cancellation', { plan: plan('moons'), locale: 'en' })).toContain(
      'Each order can be changed or canceled until 3 days before the next order (after the first one: by Thu, Feb 25, 2027).',
    )
    expect(detailsOf('cancellation', { plan: plan('seasons') })).toContain(
      '締め切りは次のご注文日の前日です',
    )
  })

  test('is counted in the shop’s working days', () => {
    const bound = plan('drip', { cutOff: { days: 5, count: 'business' }, minimumCycles: 2 })
    // Two weekends before 30 January, and no holiday.
    expect(detailsOf('cancellation', { plan: bound, shop: office })).toContain(
      '毎回、ご注文日の5営業日前までです（解約は最短で、2回目のあとは2027年1月25日(月)まで）。',
    )
  })

  test.each(locales)('is on the pages of the law in %s', (locale) => {
    const plans = [plan('seasons'), plan('moons')]
    const lines = (shop: ShopFacts, sold: PlanContent[]) =>
      disclosureFor(shop, sold, locale).flatMap((row) => row.lines)
    const terms = (sold: PlanContent[]) =>
      legalSections('terms', { facts: file.shop, plans: sold }, locale)
        .flatMap(({ paragraphs }) => paragraphs)
        .join()
    const [dayBefore, threeDays, ofPlan] =
      locale === 'ja'
        ? [/前日です/, /月替わりの一袋：.*ご注文日の3日前まで/, /各定期便の画面に/]
        : [/the day before the next/, /A Bag Each Month: .*3 days before/, /shown with each plan/]
    expect(lines(file.shop, plans).join('\n')).toMatch(threeDays)
    expect(lines(file.shop, [plan('seasons')]).join('\n')).toMatch(dayBefore)
    expect(terms(plans)).toMatch(ofPlan)
    expect(terms([plan('seasons')])).toMatch(dayBefore)
    expect(lines(office, plans).join('\n')).toMatch(
      locale === 'ja' ? /次の営業日に発送します/ : /on the next working day/,
    )
  })
})

test('closed days shift what the contract promises', () => {
  // Dispatched in four days, which is a Saturday in January: on Tuesday, after 成人の日.
  const today = plainDate('2027-01-05')
  const open = detailsOf('delivery', { plan: plan('seasons'), today })
  const closed = detailsOf('delivery', { plan: plan('seasons'), shop: office, today })
  expect(open).toContain('初回 2027年1月10日(日)ごろ')
  expect(closed).toContain('初回 2027年1月13日(水)ごろ')
})
