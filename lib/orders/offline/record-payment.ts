import { AppError } from '#lib/app-error.ts'
import { recordAudit } from '#lib/audit/record-audit.ts'
import { instantOf } from '#lib/clock.ts'
import type { Prisma } from '#lib/db/generated/client.ts'
import { inTransaction } from '#lib/db/in-transaction.ts'
import { newId } from '#lib/ids.ts'
import { carryOverDeliveries } from '#lib/orders/deliveries/carry-over.ts'
import { replanDeliveries } from '#lib/orders/deliveries/replan-deliveries.ts'
import { type LockedOrder, lockOrder } from '#lib/orders/lock-order.ts'
import { recallOrder } from '#lib/orders/recall.ts'
import { scheduleNext } from '#lib/orders/schedule-cycle.ts'
import { queueEmail } from '#lib/outbox/queue-email.ts'
import { asColumn, dateIn, fromColumn, type PlainDate } from '#lib/plain-date.ts'
import { ok, type Result, refused } from '#lib/result.ts'
import { recordMove } from '#lib/states/history.ts'
import { parsePayReference } from './pay-reference.ts'
import { isPayable } from './payable.ts'

export type PaymentRefusal =
  | 'not-a-reference'
  | 'unknown-reference'
  | 'not-a-sum'
  | 'future'
  | 'before-order'
  | 'already-recorded'
  | 'already-paid'
  | 'expired'
  | 'not-awaited'
  | 'paid-by-smartpay'
  | 'order-was-canceled'
  | 'too-little'
  | 'too-much'

type RecordedPayment = { orderId: string; index: number; expectedMinor: number }

type Payment = {
  reference: string
  amountMinor: number
  receivedOn: PlainDate
  note: string
  recordedBy: string
  /** Take the sum although it is not the one that was asked for. */
  acceptDifference: boolean
}

/**
 * Money that came for an order: it is paid, and the shopper told. Money that came by the last day pays an order
 * that expired since, too. The same payment recorded again (same day and sum)
 * changes nothing. Sums are yen.
 */
export async function recordPayment(
  payment: Payment,
): Promise<Result<RecordedPayment, { reason: PaymentRefusal; expectedMinor?: number }>> {
  const reference = parsePayReference(payment.reference)
  if (reference === null) return refused({ reason: 'not-a-reference' })
  if (!Number.isInteger(payment.amountMinor) || payment.amountMinor < 1)
    return refused({ reason: 'not-a-sum' })
  return inTransaction(async (tx) => {
    const row = await lockOrder(tx, { payReference: reference })
    if (!row) return refused({ reason: 'unknown-reference' })
    const expectedMinor = row.totalMinor
    const received = await tx.offlinePayment.findMany({ where: { orderId: row.id } })
    const reason = whyNot(row, received, payment, expectedMinor)
    if (reason === null) await keep(tx, row, payment)
    await audit(tx, row, payment, reason)
    return reason === null
      ? ok({ orderId: row.id, index: row.index, expectedMinor })
      : refused({ reason, expectedMinor })
  })
}

type Received = { amountMinor: number; receivedOn: Date }

function whyNot(
  row: LockedOrder,
  received: Received[],
  payment: Payment,
  expectedMinor: number,
): PaymentRefusal | null {
  const today = dateIn(row.facts.timeZone, instantOf(row.now))
  if (payment.receivedOn.since(today).days > 0) return 'future'
  if (payment.receivedOn.until(fromColumn(row.anchorOn)).days > 0) return 'before-order'
  const known = received.some(
    (one) =>
      one.amountMinor === payment.amountMinor &&
      fromColumn(one.receivedOn).equals(payment.receivedOn),
  )
  if (known) return 'already-recorded'
  if (row.status === 'paid') return 'already-paid'
  if (row.status === 'expired' && !cameInTime(row, payment) && !payment.acceptDifference)
    return 'expired'
  if (!isPayable(row)) return whyNotAwaited(row)
  if (payment.acceptDifference) return null
  if (payment.amountMinor < expectedMinor) return 'too-little'
  return payment.amountMinor > expectedMinor ? 'too-much' : null
}

/** A canceled order may have been replaced by one that Smartpay pays; else it ended, alone or with its subscription. */
function whyNotAwaited({ status, cycleStatus, isCurrent }: LockedOrder): PaymentRefusal {
  if (status !== 'canceled' || cycleStatus !== 'ordered') return 'not-awaited'
  return isCurrent ? 'order-was-canceled' : 'paid-by-smartpay'
}

/** The bank's day counts, not the day on which somebody read the statement. */
function cameInTime({ payBy }: LockedOrder, { receivedOn }: Payment): boolean {
  return payBy !== null && receivedOn.until(fromColumn(payBy)).days >= 0
}

async function audit(
  tx: Prisma.TransactionClient,
  { id }: LockedOrder,
  { recordedBy, amountMinor, receivedOn, acceptDifference }: Payment,
  because: PaymentRefusal | null,
): Promise<void> {
  const outcome = because ? 'refused' : 'done'
  const detail = { amountMinor, receivedOn: receivedOn.toString(), acceptDifference, because }
  await recordAudit(
    { actor: recordedBy, action: 'payment.record', subject: id, outcome, detail },
    tx,
  )
}

async function keep(
  tx: Prisma.TransactionClient,
  row: LockedOrder,
  payment: Payment,
): Promise<void> {
  const { amountMinor, receivedOn, note, recordedBy } = payment
  const id = newId('pay')
  await tx.offlinePayment.create({
    data: {
      id,
      orderId: row.id,
      amountMinor,
      receivedOn: asColumn(receivedOn),
      note: note.slice(0, 500),
      recordedBy,
      createdAt: row.now,
    },
  })
  await markPaid(tx, row, id, recordedBy)
  await queueEmail(tx, 'payment-received', id)
}

/** One that was canceled for Smartpay is its cycle's order again: Smartpay is not asked for another one. */
async function markPaid(
  tx: Prisma.TransactionClient,
  row: LockedOrder,
  paymentId: string,
  actor: string,
): Promise<void> {
  const { id, status, now } = row
  const because = { code: 'payment-recorded', detail: { paymentId } } as const
  // First: a cycle has one order that is not canceled.
  if (row.recallable) await recallOrder(tx, row, { ...because, actor })
  const { count } = await tx.order.updateMany({ where: { id, status }, data: { status: 'paid' } })
  if (count !== 1) throw new AppError('The order has moved on', { orderId: id, from: status })
  await recordMove(tx, 'order', { id, from: status, to: 'paid', ...because, actor, at: now })
  if (status === 'canceled') await makeItsOrder(tx, row, actor)
  // A parcel that is paid at the door was on its way before the money came.
  if (row.orderPaymentMethod === 'bank_transfer' || status !== 'awaiting_payment')
    await replanDeliveries(tx, { ...row, orderId: id, actor })
  if (row.recallable) await carryOverDeliveries(tx, { orderId: id, actor })
  await scheduleNext(tx, row, actor)
}

async function makeItsOrder(
  tx: Prisma.TransactionClient,
  { id, cycleId, cycleStatus, now }: LockedOrder,
  actor: string,
): Promise<void> {
  await tx.cycle.update({
    where: { id: cycleId },
    data: { status: 'ordered', orderId: id },
    select: { id: true },
  })
  if (cycleStatus === 'ordered') return
  const made = { from: 'scheduled', to: 'ordered', code: 'order-made' } as const
  await recordMove(tx, 'cycle', { id: cycleId, ...made, actor, at: now })
}
