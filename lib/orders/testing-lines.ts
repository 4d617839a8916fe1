import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { paymentMethods } from '#lib/catalog/payment-methods.ts'
import { type PlanContent, shopFileSchema } from '#lib/catalog/schema.ts'
import { plainDate } from '#lib/plain-date.ts'
import { orderLinesFor } from './order-lines.ts'

const file = shopFileSchema.parse(
  JSON.parse(readFileSync(new URL('../../prisma/demo-shop.json', import.meta.url), 'utf8')),
)

export const demoShop = file.shop

export function demoPlan(slug: string): PlanContent {
  const plan = file.plans.find((one) => one.slug === slug)
  if (!plan) throw new Error(`The demo shop has no plan ${slug}`)
  return plan.content
}

const yen = fc.oneof(fc.constant(0), fc.nat(20_000), fc.nat(10_000_000))

const itemOf = (amount: fc.Arbitrary<number>) =>
  fc.record(
    {
      name: fc.constant({ ja: '珈琲豆 200g', en: 'Coffee 200 g' }),
      quantity: fc.integer({ min: 1, max: 100 }),
      amountMinor: amount,
      firstAmountMinor: amount,
      taxCategory: fc.constantFrom('standard' as const, 'reduced' as const),
    },
    { requiredKeys: ['name', 'quantity', 'amountMinor', 'taxCategory'] },
  )

const planOf = (amount: fc.Arbitrary<number>, maxLength: number): fc.Arbitrary<PlanContent> =>
  fc
    .record({
      items: fc.array(itemOf(amount), { minLength: 1, maxLength, size: 'max' }),
      shippingFeeMinor: amount,
    })
    .map((money) => ({ ...demoPlan('seasons'), ...money }))

/** Any plan that the schema takes, as far as money is concerned, and whose orders fit into 50 items. */
export const anyPlan = planOf(yen, 47)

/** One whose orders do not cost too much, but may have too many items or cost nothing. */
export const modestPlan = planOf(fc.nat(1_500), 50)

export const anyOrder = fc.record({
  index: fc.constantFrom(0, 1, 7),
  quantity: fc.integer({ min: 1, max: 99 }),
  feeMinor: yen,
  paymentMethod: fc.constantFrom(...paymentMethods),
  on: fc.constantFrom(plainDate('2019-09-30'), plainDate('2026-11-29')),
})

export const anyLines = fc
  .tuple(anyPlan, anyOrder)
  .map(([content, order]) => orderLinesFor(content, order))
