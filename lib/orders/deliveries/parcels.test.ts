import { describe, expect, test } from 'vitest'
import type { PlannedDelivery } from '#lib/calendar/deliveries.ts'
import { plainDate } from '#lib/plain-date.ts'
import { parcelsOf } from './parcels.ts'

const day: PlannedDelivery = {
  dispatch: { on: plainDate('2026-12-01'), because: { code: 'days-after', days: 1 } },
  arrival: { on: plainDate('2026-12-02'), because: { code: 'on-the-road', days: 1 } },
}
const product = (quantity: number) => ({ kind: 'product', quantity }) as const
const shares = (quantities: number[], among: number) =>
  parcelsOf(
    Array.from({ length: among }, () => day),
    quantities.map(product),
  ).map(({ lines }) => lines.map(({ position, quantity }) => [position, quantity]))

describe('the deliveries of an order', () => {
  test.each([
    [
      'one carries all',
      [3, 1],
      1,
      [
        [
          [0, 3],
          [1, 1],
        ],
      ],
    ],
    [
      'three share evenly',
      [6, 3],
      3,
      [
        [
          [0, 2],
          [1, 1],
        ],
        [
          [0, 2],
          [1, 1],
        ],
        [
          [0, 2],
          [1, 1],
        ],
      ],
    ],
    ['the first carry what is over', [4], 3, [[[0, 2]], [[0, 1]], [[0, 1]]]],
    ['none is empty', [1], 3, [[[0, 1]]]],
  ])('%s', (_name, quantities, among, expected) => {
    expect(shares(quantities, among)).toEqual(expected)
  })

  test('carry goods only', () => {
    const lines = [
      product(2),
      { kind: 'shipping', quantity: 1 },
      { kind: 'fee', quantity: 1 },
    ] as const
    expect(parcelsOf([day], lines)).toEqual([{ ...day, lines: [{ position: 0, quantity: 2 }] }])
  })
})
