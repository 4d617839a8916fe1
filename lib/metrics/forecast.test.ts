import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cycleStartsOn } from '#lib/catalog/cadence.ts'
import { type PlanContent, shopFileSchema } from '#lib/catalog/schema.ts'
import { plainDate } from '#lib/plain-date.ts'
import { forecast, type Running } from './forecast.ts'

const file = shopFileSchema.parse(
  JSON.parse(readFileSync(new URL('../../prisma/demo-shop.json', import.meta.url), 'utf8')),
)
type Cadence = PlanContent['cadence']

/** A subscription of ¥2,000 and ¥100 for shipping. */
function running(anchor: string, lastIndex: number, cadence: Cadence, rest = {}): Running {
  const [first] = file.plans
  if (!first) throw new Error('The demo shop sells nothing')
  const [item] = first.content.items
  if (!item) throw new Error('A plan without items')
  const items = [{ ...item, amountMinor: 1000, quantity: 2 }]
  return {
    content: { ...first.content, cadence, items, shippingFeeMinor: 100 },
    quantity: 1,
    anchorOn: plainDate(anchor),
    changes: [],
    lastIndex,
    feeMinor: 0,
    subscriptions: 1,
    ...rest,
  }
}

const monthly: Cadence = { unit: 'month', count: 1 }

describe('what falls due after the last open order', () => {
  // anchor 31 Jan |-- 28 Feb, the last open one --|-- 31 Mar --|-- 30 Apr --|-- 31 May
  test.each([
    ['comes back to the 31st after a short month', '2026-01-31', 1, ['03-31', '04-30', '05-31']],
    ['stays on a day that every month has', '2026-01-15', 1, ['03-15', '04-15', '05-15']],
    ['begins after orders that are written down ahead', '2026-01-31', 3, ['05-31']],
    [
      'is counted on though the last one is long overdue',
      '2025-01-31',
      0,
      ['03-31', '04-30', '05-31'],
    ],
  ])('%s', (_name, anchor, lastIndex, days) => {
    const found = forecast(
      [running(anchor, lastIndex, monthly)],
      plainDate('2026-03-01'),
      plainDate('2026-06-01'),
    )
    expect(found.map(({ day }) => `${day}`)).toEqual(days.map((one) => `2026-${one}`))
  })

  test('ends with the last order of one that is to end', () => {
    const changes = [{ kind: 'cancel', fromIndex: 4 } as const]
    const found = forecast(
      [running('2026-01-31', 1, monthly, { changes })],
      plainDate('2026-03-01'),
      plainDate('2026-08-01'),
    )
    expect(found.map(({ day }) => `${day}`)).toEqual(['2026-03-31', '2026-04-30'])
  })

  test('sums what is alike and what falls on one day', () => {
    const found = forecast(
      [
        running('2026-01-10', 0, monthly, { subscriptions: 3, quantity: 2 }),
        running('2025-12-10', 1, monthly, { feeMinor: 50 }),
      ],
      plainDate('2026-02-01'),
      plainDate('2026-03-01'),
    )
    expect(found).toMatchObject([{ n: 4, minor: 3 * 4100 + 2150 }])
  })

  test('is every order of the calendar within the days, and no other', () => {
    const cadences = fc.record({
      unit: fc.constantFrom<'week' | 'month'>('week', 'month'),
      count: fc.integer({ min: 1, max: 12 }),
    })
    fc.assert(
      fc.property(
        cadences,
        fc.integer({ min: 0, max: 2_000 }),
        fc.integer({ min: 0, max: 30 }),
        (cadence, age, lastIndex) => {
          const [from, until] = [plainDate('2026-02-27'), plainDate('2026-06-05')]
          const anchor = from.subtract({ days: age })
          const expected = Array.from({ length: 400 }, (_, index) => ({
            index,
            day: cycleStartsOn(cadence, anchor, index),
          }))
            .filter(({ index, day }) => index > lastIndex && from.until(day).days >= 0)
            .filter(({ day }) => day.until(until).days > 0)
          const found = forecast([running(`${anchor}`, lastIndex, cadence)], from, until)
          expect(found.map(({ day }) => `${day}`)).toEqual(expected.map(({ day }) => `${day}`))
        },
      ),
    )
  })
})
