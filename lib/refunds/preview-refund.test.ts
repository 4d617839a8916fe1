import { expect, test } from 'vitest'
import { plainDate } from '#lib/plain-date.ts'
import { type PaidOrder, previewRefund } from './preview-refund.ts'

const order: PaidOrder = {
  lines: [
    {
      position: 0,
      kind: 'product',
      name: { ja: '豆', en: 'Beans' },
      quantity: 3,
      amountMinor: 1000,
      taxCategory: 'reduced',
      taxRatePercent: 8,
      refundedQuantity: 0,
    },
    {
      position: 1,
      kind: 'shipping',
      name: { ja: '送料', en: 'Shipping' },
      quantity: 1,
      amountMinor: 550,
      taxCategory: 'standard',
      taxRatePercent: 10,
      refundedQuantity: 0,
    },
  ],
  paidMinor: 3550,
  leftMinor: 3550,
  paidOn: plainDate('2027-01-31'),
  today: plainDate('2027-02-10'),
  waitingParcels: 2,
  taxRounding: 'floor',
}

const schedule = (of: PaidOrder, lines: { position: number; quantity: number }[] | null) => {
  const choice = lines ? ({ kind: 'lines', lines } as const) : ({ kind: 'all' } as const)
  const preview = previewRefund(of, choice)
  return preview.ok ? preview.value : preview.reason
}

test('takes from the last instalment first, and keeps the parcels while something is left', () => {
  expect(schedule(order, [{ position: 0, quantity: 2 }])).toMatchObject({
    amountMinor: 2000,
    leftAfterMinor: 1550,
    tax: [{ ratePercent: 8, totalMinor: 2000, taxMinor: 148 }],
    instalments: [
      { dueOn: plainDate('2027-01-31'), nowMinor: 1184, afterwardsMinor: 1184 },
      { dueOn: plainDate('2027-02-28'), nowMinor: 1183, afterwardsMinor: 366 },
      { dueOn: plainDate('2027-03-30'), nowMinor: 1183, afterwardsMinor: 0 },
    ],
    returnedMinor: 0,
    endsParcels: 0,
    keepsParcels: 2,
  })
})

test('gives back what was paid already where the rest does not suffice, and ends the parcels', () => {
  expect(schedule(order, null)).toMatchObject({
    amountMinor: 3550,
    leftAfterMinor: 0,
    tax: [
      { ratePercent: 10, totalMinor: 550, taxMinor: 50 },
      { ratePercent: 8, totalMinor: 3000, taxMinor: 222 },
    ],
    returnedMinor: 1184,
    endsParcels: 2,
  })
})

test('ends the parcels where every piece is given back, though the shipping is not', () => {
  expect(schedule(order, [{ position: 0, quantity: 3 }])).toMatchObject({
    leftAfterMinor: 550,
    endsParcels: 2,
    keepsParcels: 0,
  })
  expect(schedule(order, [{ position: 1, quantity: 1 }])).toMatchObject({
    endsParcels: 0,
    keepsParcels: 0,
  })
})

test('counts from what earlier refunds left', () => {
  const [beans, shipping] = order.lines
  if (!beans || !shipping) throw new Error('The order has two lines')
  const lines = [{ ...beans, refundedQuantity: 2 }, shipping]
  expect(schedule({ ...order, lines, leftMinor: 1550 }, null)).toMatchObject({
    amountMinor: 1550,
    instalments: [
      { nowMinor: 1184, afterwardsMinor: 0 },
      { nowMinor: 366, afterwardsMinor: 0 },
      { nowMinor: 0, afterwardsMinor: 0 },
    ],
    returnedMinor: 1184,
  })
})

test('the mark tells one preview from another', () => {
  const marks = [
    schedule(order, null),
    schedule({ ...order, waitingParcels: 0 }, null),
    schedule(order, [{ position: 0, quantity: 1 }]),
    schedule({ ...order, leftMinor: 2550 }, [{ position: 0, quantity: 1 }]),
    schedule(order, [{ position: 0, quantity: 2 }]),
  ].map((preview) => (typeof preview === 'string' ? preview : preview.mark))
  expect(new Set(marks).size).toBe(marks.length)
})
