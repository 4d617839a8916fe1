import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { planSums } from '#lib/catalog/plan-sums.ts'
import type { PlanContent } from '#lib/catalog/schema.ts'
import { plainDate } from '#lib/plain-date.ts'
import { lineTotalMinor, type OrderLine, orderLinesFor, totalOf } from './order-lines.ts'
import { anyLines, anyOrder, anyPlan, demoPlan } from './testing-lines.ts'

const later = {
  index: 1,
  quantity: 1,
  feeMinor: 0,
  paymentMethod: 'smartpay',
  on: plainDate('2026-11-29'),
} as const
const first = { ...later, index: 0 }

/** `product 3 × 2600 reduced 8%`, a line each. */
function said(content: PlanContent, order: Parameters<typeof orderLinesFor>[1]): string[] {
  return orderLinesFor(content, order).map(
    ({ kind, quantity, amountMinor, taxCategory, taxRatePercent }) =>
      `${kind} ${quantity} × ${amountMinor} ${taxCategory} ${taxRatePercent}%`,
  )
}

type Item = PlanContent['items'][number]
const item = (taxCategory: Item['taxCategory'], money: Partial<Item>): Item => ({
  name: { ja: '品', en: 'Thing' },
  quantity: 1,
  amountMinor: 1_000,
  taxCategory,
  ...money,
})
const plan = (items: Item[], shippingFeeMinor = 0) => ({
  ...demoPlan('seasons'),
  items,
  shippingFeeMinor,
})

describe('orderLinesFor', () => {
  test('multiplies the items of the plan', () => {
    expect(said(demoPlan('seasons'), { ...later, quantity: 2 })).toEqual([
      'product 6 × 2600 reduced 8%',
    ])
  })

  test('takes a cheaper first price off, per tax category', () => {
    const content = plan([
      item('reduced', { firstAmountMinor: 700, quantity: 2 }),
      item('reduced', { firstAmountMinor: 900 }),
      item('standard', { firstAmountMinor: 0 }),
    ])
    expect(said(content, { ...first, quantity: 3 })).toEqual([
      'product 6 × 1000 reduced 8%',
      'product 3 × 1000 reduced 8%',
      'product 3 × 1000 standard 10%',
      'discount 1 × 3000 standard 10%',
      'discount 1 × 2100 reduced 8%',
    ])
    expect(said(content, later).join()).not.toContain('discount')
  })

  test('asks a dearer first price as it is', () => {
    const content = plan([item('standard', { firstAmountMinor: 1_200 })])
    expect(said(content, first)).toEqual(['product 1 × 1200 standard 10%'])
    expect(said(content, later)).toEqual(['product 1 × 1000 standard 10%'])
  })

  test('names shipping and what the payment method costs', () => {
    const order = { ...later, feeMinor: 330, paymentMethod: 'cash_on_delivery' } as const
    const [, shipping, fee] = orderLinesFor(plan([item('reduced', {})], 500), order)
    const standard = { quantity: 1, taxCategory: 'standard', taxRatePercent: 10 }
    expect(shipping).toMatchObject({ ...standard, amountMinor: 500, name: { ja: '送料' } })
    expect(fee).toMatchObject({ ...standard, amountMinor: 330, name: { ja: '代引き手数料' } })
  })

  test('takes the rates of its day, and the same price', () => {
    const content = plan([item('standard', {})])
    const before = { ...later, on: plainDate('2019-09-30') }
    expect(said(content, before)).toEqual(['product 1 × 1000 standard 8%'])
  })

  test('comes to the sums that were agreed', () => {
    fc.assert(
      fc.property(anyPlan, anyOrder, (content, order) => {
        const sums = planSums(content, order.quantity, order.feeMinor)
        const agreed = order.index === 0 ? sums.firstOrderMinor : sums.laterOrderMinor
        expect(totalOf(orderLinesFor(content, order))).toBe(agreed)
      }),
    )
  })

  test('never takes more off than the goods of that category cost', () => {
    const totalFor = (lines: OrderLine[], category: string) =>
      totalOf(lines.filter(({ taxCategory }) => taxCategory === category))
    fc.assert(
      fc.property(anyLines, (lines) => {
        expect(lines.every(({ amountMinor }) => amountMinor >= 0)).toBe(true)
        expect(totalFor(lines, 'standard')).toBeGreaterThanOrEqual(0)
        expect(totalFor(lines, 'reduced')).toBeGreaterThanOrEqual(0)
      }),
    )
  })
})

test('only a discount counts down, and nothing counts as less than nothing', () => {
  const [line] = orderLinesFor(plan([item('reduced', { quantity: 2 })]), later)
  if (!line) throw new Error('An order without a line')
  expect(lineTotalMinor(line)).toBe(2_000)
  expect(lineTotalMinor({ ...line, kind: 'discount' })).toBe(-2_000)
  expect(lineTotalMinor({ ...line, kind: 'discount', amountMinor: 0 })).toBe(0)
})
