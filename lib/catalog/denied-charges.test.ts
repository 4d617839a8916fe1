import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { deniedCharges } from './denied-charges.ts'
import { type ShopFacts, shopFileSchema } from './schema.ts'
import { shopProblems } from './shop-problems.ts'

const file = shopFileSchema.parse(
  JSON.parse(readFileSync(new URL('../../prisma/demo-shop.json', import.meta.url), 'utf8')),
)
const { shop } = file
const none = { ja: '商品代金のほかにいただく費用はありません。', en: 'There are no other charges.' }
const { bank_transfer: transfer, cash_on_delivery: cash } = shop.paymentMethods

describe('deniedCharges', () => {
  test.each<[string, Partial<ShopFacts>, string[]]>([
    ['finds nothing in the demo shop', {}, []],
    ['a none beside cash on delivery', { otherCharges: none }, ['otherCharges']],
    [
      'a none in English alone',
      { otherCharges: { ...shop.otherCharges, en: none.en } },
      ['otherCharges'],
    ],
    [
      'a none beside a transfer that the bank charges for',
      { otherCharges: none, paymentMethods: { bank_transfer: transfer, cash_on_delivery: null } },
      ['otherCharges'],
    ],
    [
      'lets a shop that takes nothing say so',
      {
        otherCharges: none,
        paymentMethods: { bank_transfer: null, cash_on_delivery: cash && { ...cash, feeMinor: 0 } },
      },
      [],
    ],
    [
      'lets a shop without other methods say so',
      { otherCharges: none, paymentMethods: { bank_transfer: null, cash_on_delivery: null } },
      [],
    ],
    [
      'a transfer whose cost is told twice',
      {
        paymentMethods: {
          cash_on_delivery: cash,
          bank_transfer: transfer && {
            ...transfer,
            terms: { ja: '前払いです。振込手数料はお客さまのご負担です。', en: 'In advance.' },
          },
        },
      },
      ['bank_transfer.terms'],
    ],
  ])('%s', (_name, changes, expected) => {
    expect(deniedCharges({ ...shop, ...changes })).toEqual(expected)
  })
})

test('a shop that denies a charge is not loaded', () => {
  const denying = { ...file, shop: { ...shop, otherCharges: none } }
  expect(shopProblems(denying, () => true)).toMatchObject([{ stops: true }])
  expect(shopProblems(file, () => true)).toEqual([])
})
