import { describe, expect, test } from 'vitest'
import { firmOrdersOf, ordersMissing, whyNotCancel } from './cancellation.ts'

const facts = {
  by: 'staff',
  status: 'active',
  charging: false,
  orders: '1:scheduled',
  ordersMissing: 0,
  firmOrders: 0,
} as const

describe('canceling at once', () => {
  test.each([
    ['nothing stands against it', {}, null],
    ['it is over', { status: 'ended' }, 'over-already'],
    ['it has not begun', { status: 'pending' }, 'not-begun'],
    ['a charge is under way', { charging: true }, 'charging'],
    ['other orders are open than were shown', { orders: '2:scheduled' }, 'changed-meanwhile'],
    ['the minimum does not bind staff', { ordersMissing: 2, firmOrders: 1 }, null],
    ['the minimum binds a shopper', { by: 'shopper', ordersMissing: 1 }, 'minimum-not-reached'],
    ['what is firm binds a shopper', { by: 'shopper', firmOrders: 1 }, 'order-firm'],
    ['a shopper is free after that', { by: 'shopper' }, null],
  ] as const)('%s', (_name, some, because) =>
    expect(whyNotCancel({ ...facts, ...some }, '1:scheduled')).toBe(because),
  )

  test.each([
    [1, 1, [], 0],
    [3, 1, ['paid', 'scheduled'], 2],
    [3, 3, ['paid', 'open'], 1],
    [3, 3, ['paid', 'paid', 'paid'], 0],
    [3, 9, ['past_due'], 0],
  ] as const)(
    'of a minimum of %s, %s made, of which %j are listed, %s are missing',
    (minimum, made, statuses, missing) => {
      const orders = statuses.map((status) => ({ status }))
      expect(ordersMissing(minimum, made, orders)).toBe(missing)
      expect(firmOrdersOf(orders)).toBe(
        orders.filter(({ status }) => /open|past_due/.test(status)).length,
      )
    },
  )
})
