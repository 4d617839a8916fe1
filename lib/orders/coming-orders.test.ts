import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Cadence, cycleStartsOn } from '#lib/catalog/cadence.ts'
import { type PlainDate, plainDate } from '#lib/plain-date.ts'
import { firstComingIndex, orderTiming } from './coming-orders.ts'

const today = plainDate('2026-03-10')

function countedFrom(cadence: Cadence, anchorOn: PlainDate) {
  return { schedule: { cadence, anchorOn, anchorIndex: 0 }, changes: [] }
}

describe('an open order', () => {
  test.each([
    ['2026-03-11', 'scheduled', 'next'],
    ['2026-03-10', 'scheduled', 'next'],
    ['2026-03-09', 'scheduled', 'uncharged'],
    ['2026-03-09', 'past_due', 'uncharged'],
    ['2026-03-09', 'open', 'uncharged'],
    ['2026-03-09', 'awaiting_payment', 'awaited'],
    ['2026-03-10', 'awaiting_payment', 'next'],
  ] as const)('of %s that is %s is %s', (dueOn, status, timing) => {
    expect(orderTiming(plainDate(dueOn), status, today)).toBe(timing)
  })
})

describe('the first order to come', () => {
  // anchor 31 Jan |-- 28 Feb --|-- 31 Mar
  test.each([
    ['follows the last one', '2026-01-31', 1, '2026-03-01', 2],
    ['is today where its day is today', '2026-01-31', 1, '2026-03-31', 2],
    ['leaves out what is over', '2025-01-31', 0, '2026-03-01', 14],
    ['may be far ahead of today', '2026-01-31', 8, '2026-03-01', 9],
  ])('%s', (_name, anchor, lastIndex, day, index) => {
    const monthly = { unit: 'month', count: 1 } as const
    const from = { lastIndex, today: plainDate(day) }
    expect(firstComingIndex(countedFrom(monthly, plainDate(anchor)), from)).toBe(index)
  })

  test('is the first of the calendar that is neither over nor written down', () => {
    const count = fc.integer({ min: 1, max: 12 })
    const on = fc.option(fc.oneof(fc.integer({ min: 1, max: 28 }), fc.constant('last' as const)))
    const cadences = fc.oneof<fc.Arbitrary<Cadence>[]>(
      fc.record({ unit: fc.constant('week' as const), count }),
      fc.record({ unit: fc.constant('month' as const), count, on }),
    )
    const ages = fc.integer({ min: -50, max: 2_000 })
    fc.assert(
      fc.property(cadences, ages, fc.nat(30), (cadence, age, lastIndex) => {
        const anchor = today.subtract({ days: age })
        const isOver = (index: number) =>
          cycleStartsOn(cadence, anchor, index).until(today).days > 0
        const index = firstComingIndex(countedFrom(cadence, anchor), { lastIndex, today })
        expect(index).toBeGreaterThan(lastIndex)
        expect(isOver(index)).toBe(false)
        expect(index === lastIndex + 1 || isOver(index - 1)).toBe(true)
      }),
    )
  })
})
