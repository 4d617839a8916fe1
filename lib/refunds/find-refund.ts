import { ok, type Result, refused } from '#lib/result.ts'
import type { SmartpayFailure } from '#lib/smartpay/failure.ts'
import type { SmartpayRefund } from '#lib/smartpay/order-schemas.ts'
import { getPayment } from '#lib/smartpay/payments.ts'
import { getRefund } from '#lib/smartpay/refunds.ts'

const unreadable: SmartpayFailure = { kind: 'unreadable', moneyMoved: 'unknown' }

type Sought = { id: string; paymentId: string; smartpayId: string | null }

/**
 * A refund by Smartpay's id where it was seen before, else the one of its payment that has our reference; null: there is
 * none. A failure where one of its refunds cannot be read, which may be the one that is looked for.
 */
export async function findRefund({
  id: reference,
  paymentId,
  smartpayId,
}: Sought): Promise<Result<SmartpayRefund | null, SmartpayFailure>> {
  if (smartpayId !== null) return getRefund(smartpayId)
  const payment = await getPayment(paymentId)
  if (!payment.ok) return payment
  for (const listed of payment.value.refunds) {
    if (listed === null) return refused(unreadable)
    const refund = 'amount' in listed ? ok(listed) : await getRefund(listed.id)
    if (!refund.ok) return refund
    if (refund.value.reference === reference) return refund
  }
  return ok(null)
}
