import { z } from 'zod'
import { db } from '#lib/db/client.ts'
import { inTransaction } from '#lib/db/in-transaction.ts'
import { row } from '#lib/db/rows.ts'
import { newId } from '#lib/ids.ts'
import { lockOrder } from '#lib/orders/lock-order.ts'
import { ok, type Result } from '#lib/result.ts'
import type { SmartpayFailure } from '#lib/smartpay/failure.ts'
import type { SmartpayRefund } from '#lib/smartpay/order-schemas.ts'
import { getPayment } from '#lib/smartpay/payments.ts'
import { getRefund } from '#lib/smartpay/refunds.ts'
import { completeRefund } from './record-refund.ts'

/**
 * Smartpay told of a refund: one of ours is looked at by the next run; one that somebody made there is taken over, so that
 * what is left of the payment is true here. What is not of a payment of ours is nothing to us.
 *
 * @returns whether there was something to take over
 */
export async function noteRefund(smartpayId: string): Promise<Result<boolean, SmartpayFailure>> {
  const refund = await getRefund(smartpayId)
  if (!refund.ok) return refund
  return ok(await takeOver(refund.value))
}

/** The same of all refunds of a payment. What cannot be read is left. */
export async function noteRefundsOf(paymentId: string): Promise<Result<boolean, SmartpayFailure>> {
  const payment = await getPayment(paymentId)
  if (!payment.ok) return payment
  let took = false
  for (const listed of payment.value.refunds) {
    const refund = listed && !('amount' in listed) ? await getRefund(listed.id) : ok(listed)
    if (!refund.ok) return refund
    if (refund.value && 'amount' in refund.value) took = (await takeOver(refund.value)) || took
  }
  return ok(took)
}

const paidSchema = z.object({ orderId: z.string(), chargeId: z.string(), test: z.boolean() })

async function takeOver(refund: SmartpayRefund): Promise<boolean> {
  const { id: smartpayId, payment, amount, reference, status } = refund
  const paid = await row(db(), paidSchema)`
    select c.order_id as "orderId", c.id as "chargeId", c.test from payments p join charges c on c.id = p.charge_id where p.smartpay_id = ${payment}`
  if (!paid || status !== 'succeeded' || amount < 1) return false
  return inTransaction(async (tx) => {
    await lockOrder(tx, { id: paid.orderId })
    const ours = await tx.$executeRaw`
      update refunds set next_try_at = case when next_try_at is not null then least(next_try_at, teiki_now()) end where id = ${reference} and order_id = ${paid.orderId}`
    if (ours > 0) return false
    const id = newId('rfd')
    const added = await tx.$executeRaw`
      insert into refunds (id, order_id, charge_id, payment_id, amount_minor, reason, status, test, smartpay_id, asked_by, created_at, finished_at)
      values (${id}, ${paid.orderId}, ${paid.chargeId}, ${payment}, ${amount}, 'requested_by_customer', 'succeeded', ${paid.test}, ${smartpayId}, 'smartpay', teiki_now(), teiki_now())
      on conflict (smartpay_id) do nothing`
    if (added > 0) await completeRefund(tx, id, { ...paid, askedBy: 'smartpay' })
    return added > 0
  })
}
