import { describe, expect, test } from 'vitest'
import { chargeStatuses } from '#lib/states/charge.ts'
import { deliveryStatuses } from '#lib/states/delivery.ts'
import { orderStatuses } from '#lib/states/order.ts'
import { type CancelableFacts, previewCancellation } from './order-cancellation.ts'

const facts: CancelableFacts = {
  status: 'open',
  subscriptionStatus: 'active',
  charge: 'intended',
  isChargeOdd: false,
  isCapturing: false,
  isWatched: false,
  hasOthersPastDue: false,
  deliveries: ['planned'],
}

function answer(change: Partial<CancelableFacts>): string {
  const preview = previewCancellation({ ...facts, ...change })
  return preview.ok ? preview.value.charge : preview.reason
}

describe('whether one order may be canceled', () => {
  test.each(orderStatuses)('by its status: %s', (status) => {
    const expected: Partial<Record<typeof status, string>> = {
      paid: 'order-paid',
      expired: 'order-ended',
      canceled: 'order-ended',
    }
    expect(answer({ status, charge: null })).toBe(expected[status] ?? 'none')
  })

  test.each(chargeStatuses)('by the charge that counts: %s', (charge) => {
    const expected: Partial<Record<typeof charge, string>> = {
      intended: 'unsent',
      open: 'watched',
      authorized: 'released',
      sending: 'order-sending',
      unknown: 'order-sending',
    }
    expect(answer({ charge })).toBe(expected[charge] ?? 'none')
  })

  test.each(deliveryStatuses)('by its parcels: %s', (delivery) => {
    const isGone = delivery === 'shipped' || delivery === 'delivered'
    expect(answer({ deliveries: ['planned', delivery] })).toBe(isGone ? 'goods-gone' : 'unsent')
  })

  test.each([
    [
      'somebody has to look at Smartpay first',
      { isChargeOdd: true, charge: 'unknown' },
      'order-odd',
    ],
    ['it is being captured', { isCapturing: true, charge: 'authorized' }, 'order-capturing'],
    ['an earlier charge may still be paid', { isWatched: true, charge: null }, 'watched'],
    ['and another attempt is planned', { isWatched: true }, 'watched'],
  ] as const)('%s', (_name, change, expected) => {
    expect(answer(change)).toBe(expected)
  })
})

describe('what it leads to', () => {
  const preview = (change: Partial<CancelableFacts>) => {
    const made = previewCancellation({ ...facts, ...change })
    if (!made.ok) throw new Error(made.reason)
    return made.value
  }

  test.each([
    [['planned', 'packed'], 2],
    [['planned', 'returned', 'canceled'], 1],
    [['returned'], 0],
  ] as const)('parcels %j: %i do not go out', (deliveries, count) => {
    expect(preview({ deliveries }).endsParcels).toBe(count)
  })

  test.each([
    ['the only one that is past due', 'past_due', 'past_due', false, true],
    ['one of two', 'past_due', 'past_due', true, false],
    ['of a paused subscription', 'past_due', 'paused', false, false],
    ['one that is not past due', 'open', 'past_due', false, false],
    ['of a subscription that runs', 'open', 'active', false, false],
  ] as const)('%s', (_name, status, subscriptionStatus, hasOthersPastDue, runsAgain) => {
    const change = { status, subscriptionStatus, hasOthersPastDue }
    expect(preview(change).runsAgain).toBe(runsAgain)
  })

  test('another mark for whatever else was shown', () => {
    const changes: Partial<CancelableFacts>[] = [
      {},
      { status: 'past_due' },
      { charge: 'open' },
      { charge: null },
      { isWatched: true },
      { subscriptionStatus: 'past_due' },
      { hasOthersPastDue: true },
      { deliveries: ['packed'] },
      { deliveries: ['planned', 'planned'] },
    ]
    const marks = changes.map((change) => preview(change).mark)
    expect(new Set(marks).size).toBe(changes.length)
  })
})
