import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type OrderLine, totalOf } from '#lib/orders/order-lines.ts'
import { netLines } from './net-lines.ts'
import { chooseRefund, type RefundableLine, restOf } from './refund-choice.ts'

const name = { ja: '豆', en: 'Beans' }
const reduced = { taxCategory: 'reduced', taxRatePercent: 8 } as const
const standard = { taxCategory: 'standard', taxRatePercent: 10 } as const

function line(position: number, changes: Partial<RefundableLine> = {}): RefundableLine {
  return {
    position,
    kind: 'product',
    name,
    quantity: 1,
    amountMinor: 1000,
    ...reduced,
    refundedQuantity: 0,
    ...changes,
  }
}

const first = [
  line(0, { quantity: 3, amountMinor: 1000 }),
  line(1, { quantity: 1, amountMinor: 501 }),
  line(2, { quantity: 2, amountMinor: 700, ...standard }),
  line(3, { kind: 'discount', amountMinor: 100 }),
  line(4, { kind: 'shipping', amountMinor: 550, ...standard }),
]

test('a discount is shared by the goods of its tax category alone', () => {
  expect(netLines(first).map(({ position, netMinor }) => [position, netMinor])).toEqual([
    [0, 2915],
    [1, 486],
    [2, 1400],
    [4, 550],
  ])
})

describe('a refund', () => {
  const leftMinor = totalOf(first)

  test('of all that is left has every line', () => {
    expect(chooseRefund({ lines: first, leftMinor }, { kind: 'all' })).toEqual({
      ok: true,
      value: { amountMinor: 5351, lines: restOf(first) },
    })
  })

  test('of one of three is what was paid for it', () => {
    const chosen = { kind: 'lines', lines: [{ position: 0, quantity: 1 }] } as const
    expect(chooseRefund({ lines: first, leftMinor }, chosen)).toEqual({
      ok: true,
      value: { amountMinor: 971, lines: [{ position: 0, quantity: 1, amountMinor: 971 }] },
    })
  })

  test('of all that is left has no lines where something was refunded at Smartpay', () => {
    expect(chooseRefund({ lines: first, leftMinor: leftMinor - 1 }, { kind: 'all' })).toEqual({
      ok: true,
      value: { amountMinor: 5350, lines: [] },
    })
  })

  test.each([
    ['nothing-left', 0, [{ position: 0, quantity: 1 }]],
    ['nothing-chosen', leftMinor, []],
    ['nothing-chosen', leftMinor, [{ position: 0, quantity: 0 }]],
    ['more-than-line', leftMinor, [{ position: 0, quantity: 4 }]],
    [
      'more-than-line',
      leftMinor,
      [
        { position: 1, quantity: 1 },
        { position: 1, quantity: 1 },
      ],
    ],
    // A discount and what is no line cannot be chosen.
    ['more-than-line', leftMinor, [{ position: 3, quantity: 1 }]],
    ['more-than-line', leftMinor, [{ position: 9, quantity: 1 }]],
    ['more-than-left', 970, [{ position: 0, quantity: 1 }]],
  ])('is refused: %s', (reason, left, lines) => {
    expect(chooseRefund({ lines: first, leftMinor: left }, { kind: 'lines', lines })).toEqual({
      ok: false,
      reason,
    })
  })
})

/** Orders as plans make them: a discount is never more than its goods. */
const orders = fc
  .array(
    fc.record({
      quantity: fc.integer({ min: 1, max: 9 }),
      amountMinor: fc.integer({ min: 1, max: 30_000 }),
      cheaperBy: fc.double({ min: 0, max: 0.9, noNaN: true }),
      isReduced: fc.boolean(),
    }),
    { minLength: 1, maxLength: 6 },
  )
  .chain((goods) =>
    fc.record({
      goods: fc.constant(goods),
      shippingMinor: fc.integer({ min: 0, max: 2_000 }),
      order: fc.shuffledSubarray(
        goods.flatMap(({ quantity }, position) => Array<number>(quantity).fill(position)),
        { minLength: 1 },
      ),
    }),
  )

test('piece by piece, in any order, comes to the same as at once, and the rest to what was paid', () => {
  fc.assert(
    fc.property(orders, ({ goods, shippingMinor, order }) => {
      const discounts = (isReduced: boolean) =>
        goods
          .filter((one) => one.isReduced === isReduced)
          .reduce((sum, one) => sum + Math.floor(one.amountMinor * one.cheaperBy) * one.quantity, 0)
      const rates = (isReduced: boolean) => (isReduced ? reduced : standard)
      const all: Omit<OrderLine, 'name'>[] = [
        ...goods.map(({ quantity, amountMinor, isReduced }) => {
          return { kind: 'product' as const, quantity, amountMinor, ...rates(isReduced) }
        }),
        ...[true, false].map((isReduced) => {
          const amountMinor = discounts(isReduced)
          return { kind: 'discount' as const, quantity: 1, amountMinor, ...rates(isReduced) }
        }),
        { kind: 'shipping', quantity: 1, amountMinor: shippingMinor, ...standard },
      ]
      const lines = all
        .filter(({ amountMinor }) => amountMinor > 0)
        .map((one, position) => ({ ...one, name, position, refundedQuantity: 0 }))
      const paidMinor = totalOf(lines)
      const back = new Map<number, number>()
      const left = () => {
        const done = (position: number) => back.get(position) ?? 0
        return lines.map((one) => ({ ...one, refundedQuantity: done(one.position) }))
      }
      let givenMinor = 0
      for (const position of order) {
        const chosen = chooseRefund(
          { lines: left(), leftMinor: paidMinor - givenMinor },
          { kind: 'lines', lines: [{ position, quantity: 1 }] },
        )
        // A piece that was given away for less than a yen is nothing to give back.
        if (!chosen.ok) expect(chosen.reason).toBe('nothing-chosen')
        givenMinor += chosen.ok ? chosen.value.amountMinor : 0
        if (chosen.ok) back.set(position, (back.get(position) ?? 0) + 1)
      }
      const leftMinor = paidMinor - givenMinor
      if (leftMinor === 0) return
      const rest = chooseRefund({ lines: left(), leftMinor }, { kind: 'all' })
      expect(rest).toMatchObject({ ok: true, value: { amountMinor: leftMinor } })
      expect(restOf(left()).reduce((sum, one) => sum + one.amountMinor, 0)).toBe(leftMinor)
    }),
  )
})
