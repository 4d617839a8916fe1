import { describe, expect, test } from 'vitest'
import { orderToPay } from './payable.ts'

const made = [
  { status: 'paid', cycleStatus: 'ordered', payReference: '10000009' },
  { status: 'expired', cycleStatus: 'ordered', payReference: '20000008' },
  { status: 'awaiting_payment', cycleStatus: 'ordered', payReference: '30000007' },
  { status: 'awaiting_payment', cycleStatus: 'ordered', payReference: '40000006' },
  { status: 'canceled', cycleStatus: 'scheduled', payReference: '50000005' },
  { status: 'canceled', cycleStatus: 'ordered', payReference: '60000004' },
  { status: 'canceled', cycleStatus: 'ordered', payReference: '70000003', recallable: true },
  { status: 'scheduled', cycleStatus: 'scheduled', payReference: null },
  { status: 'awaiting_payment', cycleStatus: 'ordered', payReference: null },
] as const
const orders = made.map((order) => ({ recallable: false, ...order }))

describe('the order that money is recorded for', () => {
  test.each([
    ['the first that waits, where none is named', undefined, '30000007'],
    ['the one that is named', '40000006', '40000006'],
    ['one that expired', '20000008', '20000008'],
    ['one that moved to Smartpay meanwhile', '50000005', '50000005'],
    ['one of which another took the place that is not charged yet', '70000003', '70000003'],
    ['none in place of one that ended with its subscription', '60000004', undefined],
    ['none in place of one that is paid', '10000009', undefined],
    ['none in place of an unknown one', '99999999', undefined],
    ['none of those without a reference for an address without one', null, undefined],
    ['none for an address that names two', ['30000007', '40000006'], undefined],
  ])('is %s', (_name, asked, expected) => {
    expect(orderToPay(orders, asked)?.payReference).toBe(expected)
  })

  test('is none where nothing waits', () => {
    expect(orderToPay(orders.slice(0, 2), undefined)).toBeNull()
  })
})
