import { describe, expect, test } from 'vitest'
import { plainDate } from '#lib/plain-date.ts'
import { chargeStatuses } from '#lib/states/charge.ts'
import { orderStatuses } from '#lib/states/order.ts'
import { type CapturableFacts, previewCapture } from './capturing.ts'

const charge = { id: 'chg_1', status: 'authorized', isOdd: false, hasApprovalEnded: false } as const
const facts: CapturableFacts = {
  status: 'open',
  charge,
  isHeld: false,
  isPaused: false,
  isOff: false,
  totalMinor: 7801,
  waitingParcels: 2,
  today: plainDate('2026-12-31'),
}

function answer(change: Partial<CapturableFacts>): string {
  const preview = previewCapture({ ...facts, ...change })
  return preview.ok ? 'may' : preview.reason
}

describe('whether what was approved may be collected now', () => {
  test.each(orderStatuses)('by the order: %s', (status) => {
    const expected = { open: 'may', past_due: 'may', paid: 'paid-already' } as const
    expect(answer({ status })).toBe(status in expected ? expected[status as 'open'] : 'order-over')
  })

  test.each(chargeStatuses)('by its charge: %s', (status) => {
    expect(answer({ charge: { ...charge, status } })).toBe(
      status === 'authorized' ? 'may' : 'not-authorized',
    )
  })

  test.each([
    ['no token pays', { charge: null }, 'not-authorized'],
    ['somebody has to look at Smartpay', { charge: { ...charge, isOdd: true } }, 'charge-odd'],
    ['it has ended', { charge: { ...charge, hasApprovalEnded: true } }, 'approval-ended'],
    ['charging is off', { isOff: true, isHeld: true }, 'charging-off'],
    ['a hold', { isHeld: true, isPaused: true }, 'held'],
    ['a pause', { isPaused: true }, 'paused'],
  ] as const)('%s', (_name, change, expected) => {
    expect(answer(change)).toBe(expected)
  })
})

test('the shopper pays from the day of the capture on, in three parts', () => {
  const preview = previewCapture(facts)
  if (!preview.ok) throw new Error(preview.reason)
  const { amountMinor, instalments } = preview.value
  expect(amountMinor).toBe(7801)
  expect(instalments.map(({ dueOn, amountMinor: sum }) => `${dueOn} ${sum}`)).toEqual([
    '2026-12-31 2601',
    '2027-01-31 2600',
    '2027-02-27 2600',
  ])
})

test('another mark for another charge, day, or number of parcels', () => {
  const marks = [
    {},
    { charge: { ...charge, id: 'chg_2' } },
    { today: plainDate('2027-01-01') },
    { waitingParcels: 1 },
  ].map((change) => {
    const preview = previewCapture({ ...facts, ...change })
    return preview.ok && preview.value.mark
  })
  expect(new Set(marks).size).toBe(4)
})
