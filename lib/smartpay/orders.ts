import type { Result } from '#lib/result.ts'
import type { SmartpayFailure } from './failure.ts'
import { orderSchema, type SmartpayOrder } from './order-schemas.ts'
import { type Page, readPage } from './page.ts'
import { request } from './request.ts'
import type { CustomerInfo } from './schemas.ts'

/** smartpay-api §3.4. `amount` in yen: of one unit of a product, and what a discount takes off in all. */
export type OrderItem =
  | { kind: 'product'; name: string; amount: number; currency: 'JPY'; quantity: number }
  | { kind: 'discount'; name: string; amount: number; currency: 'JPY' }

export type OrderRequest = {
  /** Smartpay's id of the token. */
  token: string
  /** In yen: products less discounts, and the shipping fee. */
  amount: number
  currency: 'JPY'
  /** 1 to 50. */
  items: OrderItem[]
  customerInfo: CustomerInfo
  shippingInfo: { address: CustomerInfo['address']; feeAmount: number; feeCurrency: 'JPY' }
  captureMethod: 'automatic' | 'manual'
  /** Ours, at most 40 characters. */
  reference: string
}

type Answer = Promise<Result<SmartpayOrder, SmartpayFailure>>

/**
 * POST /orders (smartpay-api §8.1): the one call that takes money from a token. One try: whoever is without an answer
 * after 30 seconds sends the same again with the same key, or looks for the order by its reference. A refusal is an order too: its status says so.
 *
 * @param text an `OrderRequest`, the same at every try with one key
 */
export function createOrder(text: string, idempotencyKey: string): Answer {
  return request({
    method: 'POST',
    path: '/orders',
    text,
    idempotencyKey,
    answer: orderSchema,
    deadlineMs: 30_000,
    tries: 1,
  })
}

/** GET /orders/{id}, with its payments whole: what was captured may be less than its sum. */
export function getOrder(smartpayId: string): Answer {
  return request({
    method: 'GET',
    path: `/orders/${encodeURIComponent(smartpayId)}?expand=all`,
    answer: orderSchema,
    deadlineMs: 5_000,
    tries: 2,
  })
}

/** GET /orders, a page of 100, newest first. They cannot be asked for by reference: it is read from each. */
export function listOrders(
  pageToken: string | null,
): Promise<Result<Page<SmartpayOrder>, SmartpayFailure>> {
  return readPage('/orders', orderSchema, pageToken)
}

/**
 * PUT /orders/{id}/cancellation (smartpay-api §8.3): releases what is not captured. Repeating it is harmless; a captured
 * order is a conflict, and needs a refund.
 */
export function cancelOrder(smartpayId: string): Answer {
  return request({
    method: 'PUT',
    path: `/orders/${encodeURIComponent(smartpayId)}/cancellation`,
    answer: orderSchema,
    deadlineMs: 8_000,
    tries: 1,
  })
}
