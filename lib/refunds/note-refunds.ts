import { z } from 'zod'
import { db } from '#lib/db/client.ts'
import { inTransaction } from '#lib/db/in-transaction.ts'
import { row } from '#lib/db/rows.ts'
import { newId } from '#lib/ids.ts'
import { lockOrder } from '#lib/orders/lock-order.ts'
import { ok, type Result } from '#lib/result.ts'
import type { SmartpayFailure } from '#lib/smartpay/failure.ts'
import type { SmartpayRefund } from '#lib/smartpay/order-schemas.ts'
import { getOrder } from '#lib/smartpay/orders.ts'
import { getPayment } from '#lib/smartpay/payments.ts'
import { getRefund } from '#lib/smartpay/refunds.ts'
import { mayAskSmartpay } from '#lib/smartpay-account/may-ask-smartpay.ts'
import { completeRefund } from './record-refund.ts'

/**
 * `taken`: it was not known here, or not how it ended; `known`: it was; `none-of-ours`: of another program's payment;
 * `unknown-payment`: of a charge whose payment is not recorded yet.
 */
export type Noted = 'taken' | 'known' | 'none-of-ours' | 'unknown-payment'

/**
 * Smartpay told of a refund: one that somebody made there is taken over, so that what is left of the payment is true here, and
 * one of ours of which nobody knew how it ended is done.
 */
export async function noteRefund(smartpayId: string): Promise<Result<Noted, SmartpayFailure>> {
  const refund = await getRefund(smartpayId)
  if (!refund.ok) return refund
  const paid = await findPaid(refund.value.payment)
  if (!paid.ok) return paid
  return ok(typeof paid.value === 'string' ? paid.value : await takeOver(paid.value, refund.value))
}

/** The same of all refunds of a payment of ours. What cannot be read is left. */
export async function noteRefundsOf(paymentId: string): Promise<Result<'noted', SmartpayFailure>> {
  const payment = await getPayment(paymentId)
  if (!payment.ok) return payment
  for (const listed of payment.value.refunds) {
    const refund = listed && !('amount' in listed) ? await getRefund(listed.id) : ok(listed)
    if (!refund.ok) return refund
    if (!refund.value || !('amount' in refund.value)) continue
    const paid = await findPaid(paymentId)
    if (!paid.ok) return paid
    if (typeof paid.value !== 'string') await takeOver(paid.value, refund.value)
  }
  return ok('noted')
}

/** Before somebody is shown what is left of an order. A Smartpay that does not answer changes nothing. */
export async function refreshRefunds(orderId: string): Promise<void> {
  const payment = await row(db(), z.object({ id: z.string() }))`
    select p.smartpay_id as id from payments p join charges c on c.id = p.charge_id
    where c.order_id = ${orderId} and c.status = 'succeeded' order by p.created_at limit 1`
  if (payment && (await mayAskSmartpay()).ok) await noteRefundsOf(payment.id)
}

const paidSchema = z.object({ orderId: z.string(), chargeId: z.string(), test: z.boolean() })
type Paid = z.output<typeof paidSchema>

/** The charge of a payment. One that was paid too late has no payment recorded: it is found by Smartpay's order. */
async function findPaid(
  paymentId: string,
): Promise<Result<Paid | 'none-of-ours' | 'unknown-payment', SmartpayFailure>> {
  const paid = await row(db(), paidSchema)`
    select c.order_id as "orderId", c.id as "chargeId", c.test from payments p join charges c on c.id = p.charge_id where p.smartpay_id = ${paymentId}`
  if (paid) return ok(paid)
  const payment = await getPayment(paymentId)
  if (!payment.ok) return payment
  const order = await getOrder(payment.value.order)
  if (!order.ok) return order
  const late = await row(db(), paidSchema)`
    select order_id as "orderId", id as "chargeId", test from charges
    where id = ${order.value.reference} and failure in ('paid-late', 'paid-back')`
  if (late) return ok(late)
  const ours = await row(db(), z.object({ id: z.string() }))`
    select id from charges where id = ${order.value.reference}`
  return ok(ours ? 'unknown-payment' : 'none-of-ours')
}

async function takeOver(
  { orderId, chargeId, test }: Paid,
  { id: smartpayId, payment, amount, reference, status }: SmartpayRefund,
): Promise<Noted> {
  if (status !== 'succeeded' || amount < 1) return 'known'
  return inTransaction(async (tx) => {
    await lockOrder(tx, { id: orderId })
    const known = await row(tx, z.object({ id: z.string() }))`
      select id from refunds where smartpay_id = ${smartpayId} and status = 'succeeded'`
    if (known) return 'known'
    const own = await row(tx, z.object({ status: z.string(), askedBy: z.string() }))`
      select status::text, asked_by as "askedBy" from refunds
      where id = ${reference} and charge_id = ${chargeId} and amount_minor = ${amount} and status <> 'succeeded' for update`
    // Whoever is sending it hears the same, or has died: then the next run does.
    if (own?.status === 'sending') return 'known'
    const id = own ? `${reference}` : newId('rfd')
    if (own)
      await tx.$executeRaw`
        update refunds set status = 'succeeded', smartpay_id = ${smartpayId}, failure = null, fence = fence + 1, next_try_at = null,
          finished_at = teiki_now() where id = ${id}`
    else
      await tx.$executeRaw`
        insert into refunds (id, order_id, charge_id, payment_id, amount_minor, reason, status, test, smartpay_id, asked_by, created_at, finished_at)
        values (${id}, ${orderId}, ${chargeId}, ${payment}, ${amount}, 'requested_by_customer', 'succeeded', ${test}, ${smartpayId}, 'smartpay', teiki_now(), teiki_now())`
    await completeRefund(tx, id, { orderId, chargeId, askedBy: own?.askedBy ?? 'smartpay' })
    return 'taken'
  })
}
