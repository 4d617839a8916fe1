import type { Result } from '#lib/result.ts'
import type { RefundReason } from '#lib/states/refund.ts'
import type { SmartpayFailure } from './failure.ts'
import { refundSchema, type SmartpayRefund } from './order-schemas.ts'
import { type Page, readPage } from './page.ts'
import { request } from './request.ts'

type Refund = {
  smartpayPaymentId: string
  /** In yen, up to what is left of the payment. */
  amountMinor: number
  reason: RefundReason
  /** Ours, at most 40 characters. */
  reference: string
}

/** POST /refunds (smartpay-api §10): in part and repeatedly, until the payment is used up; never undone. */
export function createRefund(
  { smartpayPaymentId, amountMinor, reason, reference }: Refund,
  idempotencyKey: string,
): Promise<Result<SmartpayRefund, SmartpayFailure>> {
  return request({
    method: 'POST',
    path: '/refunds',
    body: { payment: smartpayPaymentId, amount: amountMinor, currency: 'JPY', reason, reference },
    idempotencyKey,
    answer: refundSchema,
    deadlineMs: 30_000,
    tries: 1,
  })
}

/** GET /refunds/{id}. */
export function getRefund(smartpayId: string): Promise<Result<SmartpayRefund, SmartpayFailure>> {
  return request({
    method: 'GET',
    path: `/refunds/${encodeURIComponent(smartpayId)}`,
    answer: refundSchema,
    deadlineMs: 5_000,
    tries: 2,
  })
}

/** GET /refunds, a page of 100, newest first. */
export function listRefunds(
  pageToken: string | null,
): Promise<Result<Page<SmartpayRefund>, SmartpayFailure>> {
  return readPage('/refunds', refundSchema, pageToken)
}
