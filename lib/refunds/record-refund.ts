import { z } from 'zod'
import { recordAudit } from '#lib/audit/record-audit.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { inTransaction } from '#lib/db/in-transaction.ts'
import { requireRow, row } from '#lib/db/rows.ts'
import { endDeliveries } from '#lib/orders/deliveries/cancel-deliveries.ts'
import { lockOrder } from '#lib/orders/lock-order.ts'
import { queueEmail } from '#lib/outbox/queue-email.ts'
import { backoffMs } from '#lib/queue/backoff.ts'
import { paidBack, paidLate } from '#lib/states/charge-failure.ts'
import { isAllGivenBack } from './all-given-back.ts'
import type { RefundOutcome } from './refund-outcome.ts'

type Claimed = { id: string; fence: number }

const refundSchema = z.object({
  orderId: z.string(),
  chargeId: z.string(),
  amountMinor: z.number(),
  askedBy: z.string(),
})
type Refund = z.output<typeof refundSchema>

/**
 * Keeps how a refund ended, or when it is asked for again; only who holds the claim does. With the money the parcels end of
 * an order of which nothing is left to send, and the customer is told by mail. False: somebody else holds it by now.
 */
export async function recordRefund(claim: Claimed, outcome: RefundOutcome): Promise<boolean> {
  return inTransaction(async (tx) => {
    const { orderId } = await requireRow(tx, refundSchema.pick({ orderId: true }))`
      select order_id as "orderId" from refunds where id = ${claim.id}`
    await lockOrder(tx, { id: orderId })
    const refund = await save(tx, claim, outcome)
    if (!refund) return false
    if (outcome.to === 'succeeded') await completeRefund(tx, claim.id, refund)
    if (outcome.to === 'failed') await endParcels(tx, refund)
    if (outcome.to === 'succeeded' || outcome.to === 'failed') await audit(tx, refund, outcome)
    return true
  })
}

async function save(
  tx: Prisma.TransactionClient,
  { id, fence }: Claimed,
  { to, failure, smartpayId, mayHaveMoved }: RefundOutcome,
): Promise<Refund | null> {
  const isOver = to === 'succeeded' || to === 'failed'
  const next = isOver
    ? Prisma.sql`null`
    : Prisma.sql`teiki_now() + make_interval(secs => ${backoffMs(fence) / 1_000}::float8)`
  return row(tx, refundSchema)`
    update refunds set status = ${to}::refund_status, failure = ${failure}, smartpay_id = coalesce(${smartpayId}, smartpay_id),
      may_have_moved = ${mayHaveMoved}, next_try_at = ${next}, finished_at = case when ${isOver} then teiki_now() end
    where id = ${id} and fence = ${fence} and status = 'sending'
    returning order_id as "orderId", charge_id as "chargeId", amount_minor as "amountMinor", asked_by as "askedBy"`
}

/** What follows once the money is back, inside the transaction that keeps that. */
export async function completeRefund(
  tx: Prisma.TransactionClient,
  id: string,
  refund: Omit<Refund, 'amountMinor'>,
): Promise<void> {
  await endParcels(tx, refund)
  await tx.$executeRaw`
    update charges c set failure = ${paidBack}, next_try_at = null where id = ${refund.chargeId} and failure = ${paidLate}
      and amount_minor <= (select sum(r.amount_minor) from refunds r where r.charge_id = c.id and r.status = 'succeeded')`
  await queueEmail(tx, 'order-refunded', id)
}

/** Nothing more goes out of an order of whose payment or goods nothing is left. */
export async function endParcels(
  tx: Prisma.TransactionClient,
  { orderId, askedBy }: Pick<Refund, 'orderId' | 'askedBy'>,
): Promise<void> {
  await endDeliveries(tx, Prisma.sql`o.id = ${orderId} and ${isAllGivenBack}`, {
    code: 'refunded',
    actor: askedBy,
  })
}

async function audit(
  tx: Prisma.TransactionClient,
  { orderId, amountMinor, askedBy }: Refund,
  { to, failure }: RefundOutcome,
): Promise<void> {
  const entry = { actor: askedBy, action: 'order.refund', subject: orderId } as const
  const outcome = to === 'succeeded' ? 'done' : 'refused'
  await recordAudit({ ...entry, outcome, detail: { amountMinor, reason: failure } }, tx)
}
