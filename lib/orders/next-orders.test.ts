import { expect, test } from 'vitest'
import { plainDate } from '#lib/plain-date.ts'
import { nextOrders } from './next-orders.ts'

const orders = ['2026-11-22', '2026-11-29', '2026-12-06'].map((day) => ({ dueOn: plainDate(day) }))

test.each([
  ['2026-11-21', false, 1],
  ['2026-11-22', true, 1],
  ['2026-11-30', true, 2],
])('on %s they are placed: %s, and %i in number', (today, placed, count) =>
  expect(nextOrders(orders, plainDate(today))).toEqual({ placed, orders: orders.slice(0, count) }),
)

test('there may be none', () =>
  expect(nextOrders([], plainDate('2026-11-22'))).toEqual({ placed: false, orders: [] }))
