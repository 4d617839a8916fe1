import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { type ShopFile, shopFileSchema } from './schema.ts'
import { shopProblems } from './shop-problems.ts'

const demo = new URL('../../prisma/demo-shop.json', import.meta.url)

function shop(change: (file: ShopFile) => void = () => undefined): ShopFile {
  const file = shopFileSchema.parse(JSON.parse(readFileSync(demo, 'utf8')))
  change(file)
  return file
}

function said(file: ShopFile, hasPicture = true) {
  return shopProblems(file, () => hasPicture).map(({ stops, sentence }) => `${stops} ${sentence}`)
}

function first(file: ShopFile): ShopFile['plans'][number] {
  const [plan] = file.plans
  if (!plan) throw new Error('The demo shop has no plan')
  return plan
}

describe('shopProblems', () => {
  test('has nothing to say of the demo shop', () => {
    expect(said(shop())).toEqual([])
  })

  test('names both places of a slug that two plans have', () => {
    const twice = shop(({ plans }) => Object.assign(plans[2] ?? {}, { slug: plans[0]?.slug }))
    expect(said(twice)).toEqual([expect.stringMatching(/^true Plans 1 and 3 .*“seasons”/)])
  })

  test('lets a number go by that only a sole proprietor can have, and says so', () => {
    const file = shop(({ shop: facts }) =>
      Object.assign(facts, { invoiceNumber: 'T1234567890123' }),
    )
    expect(said(file)).toEqual([
      expect.stringMatching(/^false shop.invoiceNumber: its check digit/),
    ])
  })

  test('names the picture that is not there', () => {
    expect(said(shop(), false)[0]).toMatch(
      /^true Plan “seasons”: there is no picture public\/plans\/seasons.svg/,
    )
  })

  test('names the field of an order that could not be asked for', () => {
    const costless = shop(({ plans }) =>
      Object.assign(plans[1]?.content.items[0] ?? {}, { amountMinor: 0 }),
    )
    expect(said(costless)).toEqual([
      'true plans[1].content.items (plan “year”): an order comes to ¥0, and it must be ¥1 at least',
    ])
  })

  test('refuses a box that Smartpay declines, and warns of several of them', () => {
    const dear = (yen: number, maximumQuantity: number) =>
      shop((file) => {
        const { content } = first(file)
        Object.assign(content, { maximumQuantity, items: content.items.slice(0, 1) })
        Object.assign(content.items[0] ?? {}, { amountMinor: yen, quantity: 1 })
      })
    expect(said(dear(300_000, 1))).toEqual([])
    expect(said(dear(300_001, 1))[0]).toMatch(/^true .*one order comes to ¥300,001/)
    expect(said(dear(200_000, 2))[0]).toMatch(/^false .*an order of 2 comes to ¥400,000/)
  })
})

test.each([
  ['Asia/Tokyo', true],
  ['+09:00', false],
  ['Tokyo', false],
  ['', false],
])('a shop file whose time zone is %j is taken: %s', (timeZone, taken) => {
  const file = shop()
  const { success } = shopFileSchema.safeParse({ ...file, shop: { ...file.shop, timeZone } })
  expect(success).toBe(taken)
})
