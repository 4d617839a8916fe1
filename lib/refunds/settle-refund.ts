import { z } from 'zod'
import { recordAudit } from '#lib/audit/record-audit.ts'
import { db } from '#lib/db/client.ts'
import { inTransaction } from '#lib/db/in-transaction.ts'
import { type Client, row } from '#lib/db/rows.ts'
import { lockOrder } from '#lib/orders/lock-order.ts'
import { isRefundUnknown } from '#lib/orders/refunds-in-doubt.ts'
import { ok, type Result, refused } from '#lib/result.ts'
import { getRefund } from '#lib/smartpay/refunds.ts'
import { idSchema } from '#lib/smartpay/schemas.ts'
import { mayAskSmartpay } from '#lib/smartpay-account/may-ask-smartpay.ts'
import { findRefund } from './find-refund.ts'
import { completeRefund, endParcels } from './record-refund.ts'

/** What somebody found at Smartpay of a refund of which nobody knows how it ended. */
export const refundSettlements = ['made', 'not-made'] as const
export type RefundSettlement = (typeof refundSettlements)[number]

type Settling = {
  subscriptionId: string
  refundId: string
  as: RefundSettlement
  /** Of the refund at Smartpay that is this one. */
  smartpayRefundId: string
  staffId: string
}

export type SettleRefundRefusal =
  | 'refund-not-in-doubt'
  | 'no-such-refund'
  | 'not-its-refund'
  | 'refund-there'
  | 'not-answered'
  | 'smartpay-key'

const refundSchema = z.object({
  orderId: z.string(),
  chargeId: z.string(),
  subscriptionId: z.string(),
  paymentId: z.string(),
  amountMinor: z.number(),
  askedBy: z.string(),
})
type Refund = z.output<typeof refundSchema>

/**
 * Ends a refund that no look could end, by the word of somebody who looked at Smartpay. Neither word is believed before
 * Smartpay was asked. What a run holds of it writes nothing more.
 */
export async function settleRefund(
  settling: Settling,
): Promise<Result<'refund-settled', SettleRefundRefusal>> {
  const { subscriptionId, refundId, as, staffId } = settling
  const refund = await readDoubtful(db(), refundId)
  if (refund?.subscriptionId !== subscriptionId) return refused('refund-not-in-doubt')
  const made = as === 'made' ? await findMade(refund, settling.smartpayRefundId) : null
  const seen = as === 'not-made' ? await whyNotUnmade(refund, refundId) : null
  return inTransaction(async (tx) => {
    await lockOrder(tx, { id: refund.orderId })
    const now = await readDoubtful(tx, refundId)
    const because = now
      ? (seen ?? (made?.ok === false ? made.reason : null))
      : 'refund-not-in-doubt'
    if (because === null) {
      const to = made ? 'succeeded' : 'failed'
      await tx.$executeRaw`
        update refunds set status = ${to}::refund_status, fence = fence + 1, smartpay_id = ${made?.ok ? made.value : null},
          failure = ${made ? null : 'refund.none'}, next_try_at = null, finished_at = teiki_now() where id = ${refundId}`
      await (made ? completeRefund(tx, refundId, refund) : endParcels(tx, refund))
    }
    await recordAudit(
      {
        actor: staffId,
        action: 'refund.settle',
        subject: refund.orderId,
        outcome: because === null ? 'done' : 'refused',
        detail: { found: as, because },
      },
      tx,
    )
    return because === null ? ok('refund-settled') : refused(because)
  })
}

function readDoubtful(client: Client, id: string): Promise<Refund | null> {
  return row(client, refundSchema)`
    select r.order_id as "orderId", r.charge_id as "chargeId", o.subscription_id as "subscriptionId", r.payment_id as "paymentId",
      r.amount_minor as "amountMinor", r.asked_by as "askedBy"
    from refunds r join orders o on o.id = r.order_id where r.id = ${id} and ${isRefundUnknown} and r.status <> 'sending' for update of r`
}

/** Also that there is none is not believed before Smartpay was asked for the payment's refunds. */
async function whyNotUnmade(
  { paymentId }: Refund,
  id: string,
): Promise<'refund-there' | 'not-answered' | 'smartpay-key' | null> {
  if (!(await mayAskSmartpay()).ok) return 'smartpay-key'
  const found = await findRefund({ id, paymentId, smartpayId: null })
  if (!found.ok) return 'not-answered'
  return found.value === null ? null : 'refund-there'
}

/** Smartpay's id of it, where that is a refund of this payment and sum that is no other of ours. */
async function findMade(
  { paymentId, amountMinor }: Refund,
  typed: string,
): Promise<Result<string, SettleRefundRefusal>> {
  if (!(await mayAskSmartpay()).ok) return refused('smartpay-key')
  const asked = idSchema('refund').safeParse(typed.trim())
  if (!asked.success) return refused('no-such-refund')
  const answer = await getRefund(asked.data)
  if (!answer.ok) {
    const { kind } = answer.reason
    return refused(kind === 'not-found' || kind === 'invalid' ? 'no-such-refund' : 'not-answered')
  }
  const { id, payment, amount, status } = answer.value
  const isAnother = await row(db(), z.object({ id: z.string() }))`
    select id from refunds where smartpay_id = ${id} and status = 'succeeded'`
  const isIt = payment === paymentId && amount === amountMinor && status === 'succeeded'
  return isIt && !isAnother ? ok(id) : refused('not-its-refund')
}
