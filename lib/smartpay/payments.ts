import type { Result } from '#lib/result.ts'
import type { SmartpayFailure } from './failure.ts'
import {
  paymentSchema,
  paymentWithRefundsSchema,
  type SmartpayPayment,
  type SmartpayPaymentWithRefunds,
} from './order-schemas.ts'
import { request } from './request.ts'

/** `amountMinor` in yen, up to what is left to capture; `reference` ours, at most 40 characters. */
type Capture = { smartpayOrderId: string; amountMinor: number; reference: string }

/** POST /payments (smartpay-api §9): one capture, and what is left of the order is released. */
export function capturePayment(
  { smartpayOrderId, amountMinor, reference }: Capture,
  idempotencyKey: string,
): Promise<Result<SmartpayPayment, SmartpayFailure>> {
  return request({
    method: 'POST',
    path: '/payments',
    body: {
      order: smartpayOrderId,
      amount: amountMinor,
      currency: 'JPY',
      cancelRemainder: 'automatic',
      reference,
    },
    idempotencyKey,
    answer: paymentSchema,
    deadlineMs: 30_000,
    tries: 1,
  })
}

/** GET /payments/{id}, with its refunds whole. */
export function getPayment(
  smartpayId: string,
): Promise<Result<SmartpayPaymentWithRefunds, SmartpayFailure>> {
  return request({
    method: 'GET',
    path: `/payments/${encodeURIComponent(smartpayId)}?expand=all`,
    answer: paymentWithRefundsSchema,
    deadlineMs: 5_000,
    tries: 2,
  })
}
