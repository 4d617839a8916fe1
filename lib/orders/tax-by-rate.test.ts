import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type OrderLine, totalOf } from './order-lines.ts'
import { taxByRate } from './tax-by-rate.ts'
import { anyLines } from './testing-lines.ts'

const line = (amountMinor: number, taxRatePercent: number, more = {}): OrderLine => ({
  kind: 'product',
  name: { ja: '品', en: 'Thing' },
  quantity: 1,
  amountMinor,
  taxCategory: taxRatePercent === 8 ? 'reduced' : 'standard',
  taxRatePercent,
  ...more,
})

describe('taxByRate', () => {
  test('finds 31 yen of tax in three lines of 105 and tax', () => {
    // 10 yen in each of the three would be 30, which the law does not allow.
    const lines = Array.from({ length: 3 }, () => line(105 + 10, 10))
    expect(taxByRate(lines, 'floor')).toEqual([{ ratePercent: 10, totalMinor: 345, taxMinor: 31 }])
  })

  test.each([
    ['floor', 90, 80],
    ['round', 91, 80],
    ['ceil', 91, 81],
  ] as const)('rounds by %s', (rounding, standardTax, reducedTax) => {
    const lines = [line(1_084, 8), line(500, 10, { quantity: 2 })]
    expect(taxByRate(lines, rounding)).toEqual([
      { ratePercent: 10, totalMinor: 1_000, taxMinor: standardTax },
      { ratePercent: 8, totalMinor: 1_084, taxMinor: reducedTax },
    ])
  })

  test('takes a discount off its own rate', () => {
    const lines = [line(1_100, 10), line(1_080, 8), line(540, 8, { kind: 'discount' })]
    expect(taxByRate(lines, 'floor')).toEqual([
      { ratePercent: 10, totalMinor: 1_100, taxMinor: 100 },
      { ratePercent: 8, totalMinor: 540, taxMinor: 40 },
    ])
  })

  test('adds up to the order, each rate once', () => {
    fc.assert(
      fc.property(anyLines, (lines) => {
        const rates = taxByRate(lines, 'floor')
        expect(rates.reduce((sum, { totalMinor }) => sum + totalMinor, 0)).toBe(totalOf(lines))
        expect(new Set(rates.map(({ ratePercent }) => ratePercent)).size).toBe(rates.length)
      }),
    )
  })

  test('is the exact tax, less than a yen away', () => {
    fc.assert(
      fc.property(anyLines, (lines) => {
        const by = (rounding: 'floor' | 'round' | 'ceil') => taxByRate(lines, rounding)
        by('floor').forEach(({ ratePercent, totalMinor, taxMinor: floor }, at) => {
          const [parts, whole] = [totalMinor * ratePercent, 100 + ratePercent]
          expect(floor * whole).toBeLessThanOrEqual(parts)
          expect((floor + 1) * whole).toBeGreaterThan(parts)
          const ceil = by('ceil')[at]?.taxMinor
          expect(ceil).toBe(floor * whole === parts ? floor : floor + 1)
          expect(by('round')[at]?.taxMinor).toBe(
            2 * (parts - floor * whole) >= whole ? ceil : floor,
          )
        })
      }),
    )
  })
})
