import { z } from 'zod'
import { recordAudit } from '#lib/audit/record-audit.ts'
import { anyOf } from '#lib/db/any-of.ts'
import { db } from '#lib/db/client.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { inTransaction } from '#lib/db/in-transaction.ts'
import { type Client, row } from '#lib/db/rows.ts'
import { lockOrder } from '#lib/orders/lock-order.ts'
import { ok, type Result, refused } from '#lib/result.ts'
import { chargeStatuses, undecidedCharges } from '#lib/states/charge.ts'
import { givenUp, isOdd, paidBack, paidLate } from '#lib/states/charge-failure.ts'
import { historyOf } from '#lib/states/history.ts'
import { isOneOf } from '#lib/states/moves.ts'
import { orderStatuses } from '#lib/states/order.ts'
import { unsettledRefunds } from '#lib/states/refund.ts'
import { captureSeconds } from './lease.ts'
import { findPaid, lookAt, type Paid } from './look-at-order.ts'
import { collectOrders, failOrders } from './move-orders.ts'
import { recordPayments } from './record-payments.ts'
import { watchSeconds } from './watch-given-up.ts'

/**
 * What somebody found at Smartpay of a charge that is left to staff: one order of it collects what was asked for; none
 * does, or it was paid back there; or what was paid too late was paid back.
 */
export const settlements = ['collected', 'not-collected', 'paid-back'] as const
export type Settlement = (typeof settlements)[number]

type Settling = {
  chargeId: string
  as: Settlement
  /** Of the order at Smartpay that collected it. */
  smartpayOrderId: string
  staffId: string
}

export type SettleRefusal =
  | 'unknown-charge'
  | 'not-for-staff'
  | 'order-over'
  | 'being-captured'
  | 'refund-under-way'
  | 'paid-there'
  | 'no-such-order'
  | 'not-its-order'
  | 'not-answered'
  | 'smartpay-key'

/**
 * Ends what only a person can end (`find-out.ts`, `record-late-payment.ts`): by their word, which is kept in the audit log. That
 * an order collected is not believed: Smartpay is asked for it. A charge that was not collected is tried again as the shop's
 * policy says, under another key. Whatever a run holds of it writes nothing more.
 */
export async function settleCharge(settling: Settling): Promise<Result<'settled', SettleRefusal>> {
  const { chargeId, as, smartpayOrderId } = settling
  const charge = await readCharge(db(), chargeId)
  if (!charge) return refused('unknown-charge')
  const paid = as === 'collected' ? await findPaid(charge, smartpayOrderId) : null
  const seen = as === 'not-collected' ? await lookAt(charge) : null
  return inTransaction(async (tx) => {
    await lockOrder(tx, { id: charge.orderId })
    const now = await readCharge(tx, chargeId)
    const because = now ? whyNot(now, as) : 'unknown-charge'
    const reason =
      because ??
      (paid?.ok === false ? paid.reason : null) ??
      (seen === 'paid' ? 'paid-there' : null)
    if (reason === null && now)
      await settle(tx, now, {
        ...settling,
        paid: paid?.ok ? paid.value : null,
        isWatched: seen === 'waits',
      })
    await audit(tx, settling, reason)
    return reason === null ? ok('settled') : refused(reason)
  })
}

const chargeSchema = z.object({
  id: z.string(),
  orderId: z.string(),
  order: z.enum(orderStatuses),
  status: z.enum(chargeStatuses),
  fence: z.number(),
  failure: z.string().nullable(),
  amountMinor: z.number(),
  smartpayId: z.string().nullable(),
  /** Goods go out, and somebody may be collecting it at this moment. */
  capturing: z.boolean(),
  /** It is about to be given back by the engine, or just now is. */
  refunding: z.boolean(),
})
type Charge = z.output<typeof chargeSchema>

/** Locked where the client is a transaction. */
function readCharge(client: Client, id: string): Promise<Charge | null> {
  return row(client, chargeSchema)`
    select c.id, c.order_id as "orderId", o.status::text as "order", c.status::text, c.fence, c.failure, c.amount_minor as "amountMinor", c.smartpay_id as "smartpayId",
      coalesce(c.capture_asked_at > teiki_now() - make_interval(secs => ${captureSeconds}::float8), false) as capturing,
      exists (select from refunds r where r.charge_id = c.id and r.status in ${anyOf(unsettledRefunds)}) as refunding
    from charges c join orders o on o.id = c.order_id where c.id = ${id} for update of c`
}

type End = { to: 'succeeded' | 'failed' | 'hard_declined' | 'expired'; failure: string | null }

/**
 * What a charge that is left to staff becomes where nothing was collected; null: it is found out without them. One whose
 * order may still be paid there counts as given up, and is watched.
 */
function endOf({ status }: Charge, isWatched = false): End | null {
  if (!isOneOf(undecidedCharges, status)) return null
  const failed = { failure: 'not-collected' }
  if (status === 'authorized') return { to: 'expired', ...failed }
  if (isWatched) return { to: 'hard_declined', failure: givenUp }
  return { to: status === 'open' ? 'hard_declined' : 'failed', ...failed }
}

function whyNot(charge: Charge, as: Settlement): SettleRefusal | null {
  if (as === 'paid-back') {
    if (charge.failure !== paidLate) return 'not-for-staff'
    return charge.refunding ? 'refund-under-way' : null
  }
  if (endOf(charge) === null || !isOdd(charge.failure)) return 'not-for-staff'
  if (charge.capturing) return 'being-captured'
  const waits = charge.order === 'open' || charge.order === 'past_due'
  return as === 'collected' && !waits ? 'order-over' : null
}

async function settle(
  tx: Prisma.TransactionClient,
  charge: Charge,
  { as, staffId, paid, isWatched }: Settling & { paid: Paid | null; isWatched: boolean },
): Promise<void> {
  const { id } = charge
  if (as === 'paid-back') {
    await tx.$executeRaw`update charges set failure = ${paidBack} where id = ${id}`
    return
  }
  const end: End | null = paid ? { to: 'succeeded', failure: null } : endOf(charge, isWatched)
  if (end === null) return
  const { to, failure } = end
  const fence = charge.fence + 1
  const watched = failure === givenUp ? watchSeconds : null
  await tx.$executeRaw`
    with settled as (
      update charges set status = ${to}::charge_status, fence = ${fence}, failure = ${failure},
        next_try_at = teiki_now() + make_interval(secs => ${watched}::float8),
        smartpay_id = coalesce(${paid?.smartpayId ?? null}, smartpay_id), sealed_request = null, finished_at = teiki_now()
      where id = ${id} returning id
    )
    ${historyOf('charge', { rows: Prisma.sql`settled`, from: charge.status, to, code: 'settled-by-staff', actor: staffId })}`
  if (!paid) return failOrders(tx, [{ id, fence, to }], 'charge-failed')
  await collectOrders(tx, [{ id, fence, to }])
  await recordPayments(tx, [{ id, fence, paymentIds: paid.paymentIds }])
}

async function audit(
  tx: Prisma.TransactionClient,
  { chargeId, as: found, staffId }: Settling,
  because: SettleRefusal | null,
): Promise<void> {
  const entry = { actor: staffId, action: 'charge.settle', subject: chargeId } as const
  const outcome = because === null ? 'done' : 'refused'
  await recordAudit({ ...entry, outcome, detail: { found, because } }, tx)
}
