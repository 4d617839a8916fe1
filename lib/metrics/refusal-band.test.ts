import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Decided, refusalBand, refusalShare } from './refusal-band.ts'

const days = (count: number, refused: number, decided: number): Decided[] =>
  Array.from({ length: count }, () => ({ refused, decided }))

describe('refusalShare', () => {
  test('is nothing where nothing was decided', () => {
    expect(refusalShare({ refused: 0, decided: 0 })).toBeNull()
    expect(refusalShare({ refused: 3, decided: 12 })).toBe(0.25)
  })
})

describe('refusalBand', () => {
  test.each([
    ['six days', days(6, 2, 100), { refused: 2, decided: 100 }],
    ['ninety-nine charges', days(9, 1, 11), { refused: 2, decided: 100 }],
    ['nineteen charges now', days(28, 2, 100), { refused: 2, decided: 19 }],
    ['days without any charge', days(28, 0, 0), { refused: 2, decided: 100 }],
  ])('%s are too few to say', (_name, before, now) => {
    expect(refusalBand(before, now)).toBeNull()
  })

  test('even days leave what chance does to so few', () => {
    // 3 √(0.0504 × 0.9496 / 100), with one of each kind seen beside 100 of 2,000, and one charge more.
    const band = refusalBand(days(20, 5, 100), { refused: 5, decided: 100 })
    expect(band?.lower).toBe(0)
    expect(band?.upper).toBeCloseTo(0.05 + 0.0657 + 0.01, 3)
  })

  test('more charges now make it narrower', () => {
    const widthAt = (decided: number) => {
      const band = refusalBand(days(28, 50, 1_000), { refused: 0, decided })
      return (band?.upper ?? 0) - (band?.lower ?? 0)
    }
    expect(widthAt(10_000)).toBeLessThan(widthAt(1_000) / 2)
  })

  test('days that differ among themselves make it wider, however many charges there are', () => {
    const uneven = [...days(14, 20, 1_000), ...days(14, 80, 1_000)]
    const band = refusalBand(uneven, { refused: 0, decided: 1_000_000 })
    expect(band?.upper).toBeGreaterThan(0.05 + 2.5 * 0.03)
    const even = refusalBand(days(28, 50, 1_000), { refused: 0, decided: 1_000_000 })
    expect(even?.upper).toBeLessThan(0.052)
  })

  test('a single refusal is none where nothing was ever refused', () => {
    const band = refusalBand(days(28, 0, 10), { refused: 1, decided: 20 })
    expect(band?.upper).toBeGreaterThan(1 / 20)
  })

  test('half of them refused is outside of an ordinary month', () => {
    const band = refusalBand(days(28, 4, 100), { refused: 50, decided: 100 })
    expect(band?.upper).toBeLessThan(0.5)
  })

  test('holds the share of the days, and stays between none and all', () => {
    const day = fc
      .tuple(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 0, max: 500 }))
      .map(([decided, refused]) => ({ decided, refused: Math.min(refused, decided) }))
    fc.assert(
      fc.property(fc.array(day, { minLength: 7, maxLength: 28 }), day, (before, now) => {
        const band = refusalBand(before, now)
        if (band === null) return
        const sum = (of: (one: Decided) => number) => before.reduce((all, one) => all + of(one), 0)
        const share = sum(({ refused }) => refused) / sum(({ decided }) => decided)
        expect(band.lower).toBeGreaterThanOrEqual(0)
        expect(band.upper).toBeLessThanOrEqual(1)
        expect(band.lower).toBeLessThanOrEqual(share)
        expect(band.upper).toBeGreaterThanOrEqual(share)
      }),
    )
  })
})
