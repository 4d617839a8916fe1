import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { minimumTotalMinor, planSums, shippingFeeOf } from './plan-sums.ts'
import { type PlanContent, shopFileSchema } from './schema.ts'

const { plans } = shopFileSchema.parse(
  JSON.parse(readFileSync(new URL('../../prisma/demo-shop.json', import.meta.url), 'utf8')),
)
const item = { name: { ja: '品', en: 'Thing' }, taxCategory: 'reduced' } as const
/** 2 × 1,000 yen, at first 2 × 700, and 300 yen at any time. */
const plan: PlanContent = {
  ...(plans[0]?.content as PlanContent),
  items: [
    { ...item, quantity: 2, amountMinor: 1_000, firstAmountMinor: 700 },
    { ...item, quantity: 1, amountMinor: 300 },
  ],
  delivery: { dispatchDays: 0, arrivalDays: 1 },
  shippingFeeMinor: 500,
  minimumCycles: 3,
}
const split = { perOrder: 3, everyCount: 1 }
const thrice = { ...plan, delivery: { ...plan.delivery, split } }

test('an order costs its items in their number, and shipping and the fee once', () => {
  expect(planSums(plan, 1)).toEqual({ firstOrderMinor: 2_200, laterOrderMinor: 2_800 })
  expect(planSums(plan, 4, 330)).toEqual({ firstOrderMinor: 7_630, laterOrderMinor: 10_030 })
})

test('each delivery of an order is shipped for the same fee', () => {
  expect([shippingFeeOf(plan), shippingFeeOf(thrice)]).toEqual([500, 1_500])
  expect(planSums(thrice, 1).laterOrderMinor).toBe(3_800)
})

test('the minimum binds to one first order and later ones', () => {
  expect(minimumTotalMinor(plan, 1)).toBe(2_200 + 2 * 2_800)
  expect(minimumTotalMinor(plan, 4, 330)).toBe(7_630 + 2 * 10_030)
  expect(minimumTotalMinor({ ...plan, minimumCycles: 1 }, 1)).toBe(2_200)
})
