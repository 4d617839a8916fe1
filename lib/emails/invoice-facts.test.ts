import { expect, test } from 'vitest'
import { invoiceOf } from './invoice-facts.ts'
import { testingSubject } from './testing.ts'

const line = (
  kind: 'product' | 'shipping' | 'discount',
  [quantity, amountMinor, taxRatePercent]: [number, number, 8 | 10],
) => ({
  kind,
  name: { ja: '品', en: 'Thing' },
  quantity,
  amountMinor,
  taxCategory: taxRatePercent === 8 ? ('reduced' as const) : ('standard' as const),
  taxRatePercent,
})

const lines = [
  line('product', [3, 105, 10]),
  line('product', [2, 2_480, 8]),
  line('discount', [1, 1_500, 8]),
  line('shipping', [1, 500, 10]),
]

function invoiceWith(invoiceNumber: string | null) {
  const subject = testingSubject({ order: { lines, totalMinor: 4_275 } })
  return invoiceOf({ ...subject, facts: { ...subject.facts, invoiceNumber } })
}

test('tax is rounded once per rate, and a discount lowers the goods of its own', () => {
  expect(invoiceWith('T6000012345674')).toMatchObject({
    rates: [
      { ratePercent: 10, sumMinor: 815, taxMinor: 74 },
      { ratePercent: 8, sumMinor: 3_460, taxMinor: 256 },
    ],
    totalMinor: 4_275,
    invoiceNumber: 'T6000012345674',
    seller: 'Yamabiko Coffee K.K.',
  })
})

test('each line says what it came to, and which are taxed at the reduced rate', () => {
  expect(
    invoiceWith('T6000012345674')?.lines.map(({ sumMinor, reduced }) => [sumMinor, reduced]),
  ).toEqual([
    [315, false],
    [4_960, true],
    [-1_500, true],
    [500, false],
  ])
})

test('a seller who is not registered states sums, and no tax', () => {
  expect(invoiceWith(null)).toMatchObject({
    rates: [
      { ratePercent: 10, sumMinor: 815, taxMinor: null },
      { ratePercent: 8, sumMinor: 3_460, taxMinor: null },
    ],
    invoiceNumber: null,
  })
})

test('without an order there is no invoice', () => {
  expect(invoiceOf(testingSubject({ order: null }))).toBeNull()
})
