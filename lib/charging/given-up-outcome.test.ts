import { expect, test } from 'vitest'
import type { SmartpayOrder } from '#lib/smartpay/order-schemas.ts'
import { meaningOfGivenUp } from './given-up-outcome.ts'

const order: SmartpayOrder = {
  id: 'order_test_1',
  status: 'requires_authorization',
  amount: 3000,
  tokenId: null,
  reference: 'chg_1',
  paymentIds: [],
  capturedMinor: 0,
  expiresAt: 7,
  createdAt: null,
}
const paid: Partial<SmartpayOrder> = {
  status: 'succeeded',
  paymentIds: ['payment_test_1'],
  capturedMinor: 3000,
}

test.each<[string, Partial<SmartpayOrder>, object]>([
  ['waits for the shopper', {}, { is: 'waits' }],
  ['is under way', { status: 'pending' }, { is: 'waits' }],
  ['has a status that is new', { status: null }, { is: 'waits' }],
  ['was refused for good', { status: 'rejected' }, { is: 'over' }],
  ['was canceled', { status: 'canceled' }, { is: 'over' }],
  ['failed', { status: 'failed' }, { is: 'over' }],
  ['was paid', paid, { is: 'paid', payment: { to: 'succeeded', paymentIds: ['payment_test_1'] } }],
  [
    'was approved',
    { status: 'requires_capture' },
    { is: 'paid', payment: { to: 'authorized', untilMs: 7 } },
  ],
  ['was paid in part', { ...paid, capturedMinor: 1 }, { is: 'paid', payment: { to: 'odd' } }],
  ['was paid with another sum', { ...paid, amount: 1 }, { is: 'paid', payment: { to: 'odd' } }],
  ['is another’s and waits', { reference: 'chg_2' }, { is: 'waits' }],
])('an order that was given up and %s', (_name, change, expected) => {
  const charge = { id: 'chg_1', amountMinor: 3000 }
  expect(meaningOfGivenUp(charge, { ...order, ...change })).toEqual(expected)
})
