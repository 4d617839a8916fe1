import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { orderProblems } from './order-limits.ts'
import { type PlanContent, shopFileSchema } from './schema.ts'

const { shop, plans } = shopFileSchema.parse(
  JSON.parse(readFileSync(new URL('../../prisma/demo-shop.json', import.meta.url), 'utf8')),
)
const seasons = plans[0]?.content as PlanContent

type Item = PlanContent['items'][number]
const items = (count: number, money: Partial<Item> = {}): Item[] =>
  Array.from({ length: count }, () => ({
    name: { ja: '品', en: 'Thing' },
    quantity: 1,
    amountMinor: 100,
    taxCategory: 'standard',
    ...money,
  }))

/** The demo shop's 代引き costs 330 yen. */
const problems = (change: Partial<PlanContent>) =>
  orderProblems({ ...seasons, ...change }, shop).map(
    ({ field, sentence }) => `${field}: ${sentence}`,
  )

const cheaper = { firstAmountMinor: 50 }

test('the demo shop’s plans have none', () => {
  expect(plans.flatMap(({ content }) => orderProblems(content, shop))).toEqual([])
})

test.each<[string, Item[], number | null]>([
  ['49 items and the fee', items(49), null],
  ['50 items and the fee', items(50), 51],
  ['48 items, the fee and a first discount', items(48, cheaper), null],
  ['49 items, the fee and a first discount', items(49, cheaper), 51],
  [
    '48 items, the fee and discounts of both categories',
    [...items(24, cheaper), ...items(24, { ...cheaper, taxCategory: 'reduced' })],
    51,
  ],
  ['49 items that are dearer at first', items(49, { firstAmountMinor: 200 }), null],
])('%s', (_name, items, count) => {
  const sentence = `items: the largest order has ${count} items with its first discounts and the fee, and Smartpay takes 50`
  expect(problems({ items })).toEqual(count === null ? [] : [sentence])
})

test('50 items fit where no payment method costs anything', () => {
  const { paymentMethods } = shop
  const free = { ...shop, paymentMethods: { ...paymentMethods, cash_on_delivery: null } }
  expect(orderProblems({ ...seasons, items: items(50) }, free)).toEqual([])
})

test.each<[string, Partial<PlanContent>, string[]]>([
  ['nothing at all', { items: items(1, { amountMinor: 0 }) }, ['items: an order comes to ¥0']],
  [
    'nothing at first',
    { items: [...items(1, { amountMinor: 0 }), ...items(1, { firstAmountMinor: 0 })] },
    ['items[1].firstAmountMinor: the first order comes to ¥0'],
  ],
  ['the parcel alone', { items: items(1, { amountMinor: 0 }), shippingFeeMinor: 1 }, []],
  ['the most that there is', { items: items(1, { amountMinor: 9_999_670 }) }, []],
  [
    'one yen more',
    { items: items(1, { amountMinor: 9_999_671 }) },
    ['items: an order of 1 comes to ¥10,000,001 with the fee'],
  ],
  [
    'more at first',
    { items: items(1, { firstAmountMinor: 9_999_671 }) },
    ['items: an order of 1 comes to ¥10,000,001 with the fee'],
  ],
  [
    'more in the largest number',
    { items: items(1, { amountMinor: 200_000 }), maximumQuantity: 50 },
    ['maximumQuantity: an order of 50 comes to ¥10,000,330 with the fee'],
  ],
])('an order of %s', (_name, change, expected) => {
  const found = problems({ shippingFeeMinor: 0, ...change })
  expect(found).toEqual(expected.map((start) => expect.stringContaining(start)))
})
