import { describe, expect, test } from 'vitest'
import { type ShipFacts, whyNotShip } from './may-ship.ts'

const paid: ShipFacts = {
  delivery: 'planned',
  order: 'paid',
  paymentMethod: 'smartpay',
  charge: 'succeeded',
  isChargeOdd: false,
  hasApprovalEnded: false,
  isHeld: false,
  isPaused: false,
  isErased: false,
  isBeingRefunded: false,
  owedMinor: 0,
  shipsUnpaidUpToMinor: 0,
}
const open = { order: 'open', charge: 'intended' } as const
const approved = { order: 'open', charge: 'authorized' } as const
const pastDue = { order: 'past_due', charge: 'hard_declined', owedMinor: 3000 } as const
const transfer = {
  order: 'awaiting_payment',
  paymentMethod: 'bank_transfer',
  charge: null,
} as const

describe('a delivery', () => {
  test.each<[string, Partial<ShipFacts>, string | null]>([
    ['of a paid order goes out', {}, null],
    ['that is packed goes out', { delivery: 'packed' }, null],
    ['of an order whose money is going back stays', { isBeingRefunded: true }, 'being-refunded'],
    ['of a paid order goes out under a hold', { isHeld: true }, null],
    ['that is gone stays gone', { delivery: 'shipped' }, 'gone-already'],
    ['that was canceled stays', { delivery: 'canceled', order: 'canceled' }, 'gone-already'],
    ['of an order that ended stays', { order: 'canceled' }, 'order-over'],
    [
      'of an approved order that is not as it was asked for stays',
      { ...approved, isChargeOdd: true },
      'charge-in-doubt',
    ],
    ['of an order that expired stays', { order: 'expired', charge: null }, 'order-over'],
    ['without an address stays', { isErased: true }, 'erased'],
    ['waits for a transfer', transfer, 'awaits-transfer'],
    ['is paid at the door', { ...transfer, paymentMethod: 'cash_on_delivery' }, null],
    ['waits for its charge', open, 'awaits-charge'],
    ['waits for the shopper at Smartpay', { ...open, charge: 'open' }, 'awaits-charge'],
    ['waits for an outcome', { ...open, charge: 'unknown' }, 'charge-in-doubt'],
    ['waits for a second attempt’s outcome', { ...pastDue, charge: 'sending' }, 'charge-in-doubt'],
    ['that Smartpay approved goes out', approved, null],
    ['that was approved again goes out', { ...approved, order: 'past_due' }, null],
    ['is not captured in a pause', { ...approved, isPaused: true }, 'paused'],
    ['is not captured under a hold', { ...approved, isHeld: true }, 'held'],
    ['stays once the approval ended', { ...approved, hasApprovalEnded: true }, 'approval-ended'],
    ['is not sent on credit', pastDue, 'past-due'],
    [
      'is sent on credit as far as the policy says',
      { ...pastDue, shipsUnpaidUpToMinor: 3000 },
      null,
    ],
    ['is not sent beyond it', { ...pastDue, shipsUnpaidUpToMinor: 2999 }, 'owes-too-much'],
    [
      'is not sent on credit under a hold',
      { ...pastDue, shipsUnpaidUpToMinor: 3000, isHeld: true },
      'held',
    ],
  ])('%s', (_name, change, expected) => {
    expect(whyNotShip({ ...paid, ...change })).toBe(expected)
  })
})
