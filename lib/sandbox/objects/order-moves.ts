import { modeOf, objectId } from '../state/ids.ts'
import type { OrderOutcome } from '../state/shopper.ts'
import type { Announcement } from '../webhooks/event.ts'
import type { Order } from './order.ts'
import { plainOrder } from './order-view.ts'
import type { Payment } from './payment.ts'

/** An order and what else a move made of it. */
export type MovedOrder = { order: Order; payment?: Payment; events: Announcement[] }

const captureWindowMs = 7 * 86_400_000

/**
 * smartpay-api §8.3: what authorization makes of an order. Approved, it is captured at once, or waits 7
 * days for a capture. A soft decline can be repaired by the shopper, so the order stays as it is. A slow
 * one is approved at `settlesAt`. Null where nothing is left to authorize.
 */
export function authorize(
  order: Order,
  outcome: OrderOutcome,
  { now, slowMs }: { now: number; slowMs: number },
): MovedOrder | null {
  if (order.status !== 'requires_authorization') return null
  const { hidden } = order
  switch (outcome) {
    case 'approve':
      return approve(order, now)
    case 'hard-decline':
      return rejected({ ...order, status: 'rejected', updatedAt: now })
    case 'soft-decline': {
      const softDeclines = hidden.softDeclines + 1
      const open = { ...hidden, softDeclines, settlesAt: undefined }
      return rejected({ ...order, hidden: open, updatedAt: now })
    }
    case 'slow':
      return { order: { ...order, hidden: { ...hidden, settlesAt: now + slowMs } }, events: [] }
  }
}

function approve(order: Order, now: number): MovedOrder {
  const authorized: Order = {
    ...order,
    hidden: { ...order.hidden, settlesAt: undefined },
    status: 'requires_capture',
    expiresAt: now + captureWindowMs,
    updatedAt: now,
  }
  if (order.amount === 0) return authorizedAs({ ...authorized, status: 'succeeded' })
  if (order.captureMethod === 'manual') return authorizedAs(authorized)
  const { reference } = order
  const captured = capture(authorized, { amount: order.amount, reference }, now)
  return { ...captured, events: [...authorizedAs(captured.order).events, ...captured.events] }
}

function authorizedAs(order: Order): MovedOrder {
  return { order, events: [{ type: 'order.authorized', data: plainOrder(order) }] }
}

function rejected(order: Order): MovedOrder {
  return { order, events: [{ type: 'order.rejected', data: plainOrder(order) }] }
}

type CaptureTerms = Pick<Payment, 'amount' | 'reference' | 'description'> & {
  /** What is not captured is released, and the order is done. */
  cancelRemainder?: 'automatic' | 'manual' | undefined
  lineItems?: string[] | undefined
  metadata?: Record<string, string> | undefined
}

/** How much can still be captured; null where the order is in no state for it. */
export function capturable({ status, amount, hidden }: Order): number | null {
  return status === 'requires_capture' ? amount - hidden.capturedAmount : null
}

/** smartpay-api §9. The caller has compared the amount with what is `capturable`. */
export function capture(
  order: Order,
  terms: CaptureTerms,
  now: number,
): MovedOrder & { payment: Payment } {
  const capturedAmount = order.hidden.capturedAmount + terms.amount
  const isDone = capturedAmount === order.amount || terms.cancelRemainder !== 'manual'
  const payment: Payment = {
    id: objectId('payment', modeOf(order)),
    object: 'payment',
    order: order.id,
    amount: terms.amount,
    currency: 'JPY',
    status: 'processed',
    refunds: [],
    lineItems: terms.lineItems ?? [],
    reference: terms.reference,
    description: terms.description,
    metadata: terms.metadata ?? {},
    test: order.test,
    createdAt: now,
    updatedAt: now,
  }
  const moved: Order = {
    ...order,
    status: isDone ? 'succeeded' : 'requires_capture',
    payments: [...order.payments, payment.id],
    hidden: { ...order.hidden, capturedAmount },
    updatedAt: now,
  }
  return { order: moved, payment, events: [{ type: 'payment.created', data: payment }] }
}

/**
 * smartpay-api §8.3: only what waits for a capture can be cancelled; of a partly captured order the rest
 * is released and it has succeeded. Again is fine, and changes nothing. Null where it is not possible.
 */
export function cancel(order: Order, now: number): MovedOrder | null {
  if (order.status === 'canceled') return { order, events: [] }
  if (order.status !== 'requires_capture') return null
  const status = order.hidden.capturedAmount > 0 ? 'succeeded' : 'canceled'
  const moved: Order = { ...order, status, updatedAt: now }
  return { order: moved, events: [{ type: 'order.canceled', data: plainOrder(moved) }] }
}

/** When time itself moves this order on: a slow authorization ends, or nobody captured it. */
export function dueAt({ status, hidden, expiresAt }: Order): number | null {
  if (status === 'requires_authorization') return hidden.settlesAt ?? null
  return status === 'requires_capture' ? (expiresAt ?? null) : null
}
