import { describe, expect, test } from 'vitest'
import { orderOutcomes } from '../state/shopper.ts'
import { newOrder } from './new-order.ts'
import { type Order, type OrderStatus, orderStatuses } from './order.ts'
import { authorize, cancel, capturable, capture, dueAt, type MovedOrder } from './order-moves.ts'

const weekMs = 7 * 86_400_000
const address = { line1: '', locality: '港区', postalCode: '1', country: 'JP' } as const

function orderThatIs(
  status: OrderStatus,
  change: { captureMethod?: Order['captureMethod']; captured?: number; amount?: number } = {},
): Order {
  const { captureMethod = 'manual', captured = 0, amount = 1_000 } = change
  const terms = { amount, items: [], shippingInfo: { address }, captureMethod, metadata: {} }
  const order = newOrder({ ...terms, hidden: { customerInfo: {} } }, 'test', 1)
  return { ...order, status, hidden: { ...order.hidden, capturedAmount: captured } }
}

function seen(moved: MovedOrder | null): unknown {
  return moved && [moved.order.status, ...moved.events.map(({ type }) => type)].join(' ')
}

describe('authorize', () => {
  const waits = 'requires_authorization'
  test.each([
    ['approve', 'automatic', 'succeeded order.authorized payment.created'],
    ['approve', 'manual', 'requires_capture order.authorized'],
    ['hard-decline', 'automatic', 'rejected order.rejected'],
    ['hard-decline', 'manual', 'rejected order.rejected'],
    ['soft-decline', 'automatic', `${waits} order.rejected`],
    ['soft-decline', 'manual', `${waits} order.rejected`],
    ['slow', 'automatic', waits],
    ['slow', 'manual', waits],
  ] as const)('with %s and %s capture leads to %s', (outcome, captureMethod, expected) => {
    const moved = authorize(orderThatIs(waits, { captureMethod }), outcome, { now: 5, slowMs: 60 })
    expect(seen(moved)).toBe(expected)
    expect(moved?.order.expiresAt).toBe(outcome === 'approve' ? 5 + weekMs : undefined)
    expect(moved?.order.hidden.settlesAt).toBe(outcome === 'slow' ? 65 : undefined)
    expect(moved?.payment?.amount).toBe(expected.startsWith('succeeded') ? 1_000 : undefined)
  })

  const settled = orderStatuses.filter((status) => status !== waits)
  const cases = settled.flatMap((status) =>
    orderOutcomes.map((outcome) => [status, outcome] as const),
  )
  test.each(cases)('leaves %s alone, whatever comes: %s', (status, outcome) => {
    expect(authorize(orderThatIs(status), outcome, { now: 5, slowMs: 1 })).toBeNull()
  })

  test('makes no payment of nothing', () => {
    const moved = authorize(orderThatIs(waits, { amount: 0 }), 'approve', { now: 5, slowMs: 1 })
    expect([seen(moved), moved?.payment]).toEqual(['succeeded order.authorized', undefined])
  })
})

describe('capture', () => {
  // of 1,000, after something captured, with or without more to follow
  test.each([
    [0, 1_000, 'automatic', 'succeeded'],
    [0, 1_000, 'manual', 'succeeded'],
    [0, 400, 'automatic', 'succeeded'],
    [0, 400, 'manual', 'requires_capture'],
    [400, 600, 'manual', 'succeeded'],
    [400, 100, 'manual', 'requires_capture'],
    [400, 100, 'automatic', 'succeeded'],
  ] as const)('after %i, of %i, remainder %s: %s', (captured, amount, cancelRemainder, status) => {
    const order = orderThatIs('requires_capture', { captured })
    const moved = capture(order, { amount, cancelRemainder }, 5)
    expect(seen(moved)).toBe(`${status} payment.created`)
    expect(moved.order.hidden.capturedAmount).toBe(captured + amount)
    expect(moved.order.payments).toEqual([moved.payment.id])
  })

  test.each(orderStatuses)('is possible or not for %s', (status) => {
    const left = capturable(orderThatIs(status, { captured: 300 }))
    expect(left).toBe(status === 'requires_capture' ? 700 : null)
  })
})

describe('cancel', () => {
  test.each([
    ['requires_authorization', 0, null],
    ['requires_capture', 0, 'canceled order.canceled'],
    ['requires_capture', 400, 'succeeded order.canceled'],
    ['succeeded', 1_000, null],
    ['canceled', 0, 'canceled'],
    ['rejected', 0, null],
  ] as const)('%s with %i captured: %s', (status, captured, expected) => {
    expect(seen(cancel(orderThatIs(status, { captured }), 5))).toBe(expected)
  })
})

test('only what waits is ever due', () => {
  for (const status of orderStatuses) {
    const order = orderThatIs(status)
    const timed = { ...order, expiresAt: 7, hidden: { ...order.hidden, settlesAt: 3 } }
    const expected = { requires_authorization: 3, requires_capture: 7 }[status as string] ?? null
    expect([status, dueAt(timed)]).toEqual([status, expected])
    expect([status, dueAt(order)]).toEqual([status, null])
  }
})
