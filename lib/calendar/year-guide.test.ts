import { describe, expect, test } from 'vitest'
import { plainDate } from '#lib/plain-date.ts'
import { rulesWith } from './testing.ts'
import { ordersInFirstYear, yearGuide } from './year-guide.ts'

describe('ordersInFirstYear', () => {
  test.each([
    ['month', 1, 12],
    ['month', 2, 6],
    ['month', 3, 4],
    ['month', 5, 3],
    ['month', 12, 1],
    ['week', 1, 53],
    ['week', 4, 14],
  ] as const)('every %s × %i brings %i', (unit, count, expected) => {
    expect(ordersInFirstYear({ unit, count }, plainDate('2026-11-24'))).toBe(expected)
  })
})

test('the first year costs its first order and its later ones', () => {
  const name = { ja: '品', en: 'Thing' }
  const item = { name, quantity: 1, amountMinor: 1_000, firstAmountMinor: 400 }
  const plan = {
    ...rulesWith().content,
    items: [{ ...item, taxCategory: 'reduced' as const }],
    shippingFeeMinor: 0,
  }
  const guide = { orders: 12, totalMinor: 2 * (400 + 11 * 1_000) }
  expect(yearGuide(plan, 2, plainDate('2026-11-24'))).toEqual(guide)
})
