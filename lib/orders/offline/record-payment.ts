import { recordAudit } from '#lib/audit/record-audit.ts'
import { instantOf } from '#lib/clock.ts'
import type { Prisma } from '#lib/db/generated/client.ts'
import { inTransaction } from '#lib/db/in-transaction.ts'
import { newId } from '#lib/ids.ts'
import { endCycle } from '#lib/orders/end-cycle.ts'
import { type LockedCycle, lockCycle } from '#lib/orders/lock-cycle.ts'
import { queueEmail } from '#lib/outbox/queue-email.ts'
import { asColumn, dateIn, fromColumn, type PlainDate } from '#lib/plain-date.ts'
import { ok, type Result, refused } from '#lib/result.ts'
import { payableCycles } from '#lib/states/cycle.ts'
import { isOneOf } from '#lib/states/moves.ts'
import { parsePayReference } from './pay-reference.ts'

export type PaymentRefusal =
  | 'not-a-reference'
  | 'unknown-reference'
  | 'not-a-sum'
  | 'future'
  | 'before-order'
  | 'already-recorded'
  | 'already-paid'
  | 'skipped'
  | 'not-awaited'
  | 'too-little'
  | 'too-much'

type RecordedPayment = { cycleId: string; index: number; expectedMinor: number }

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
 * Money that came for a cycle: it is paid, the next one scheduled, the shopper told. Money that came by the
 * last day pays a cycle that was skipped since, too. The same payment recorded again (same day and sum)
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
    const row = await lockCycle(tx, { payReference: reference })
    if (!row) return refused({ reason: 'unknown-reference' })
    const expectedMinor = row.amountMinor + row.feeMinor
    const received = await tx.cyclePayment.findMany({ where: { cycleId: row.id } })
    const reason = whyNot(row, received, payment, expectedMinor)
    if (reason === null) await keep(tx, row, payment)
    await audit(tx, row, payment, reason)
    return reason === null
      ? ok({ cycleId: row.id, index: row.index, expectedMinor })
      : refused({ reason, expectedMinor })
  })
}

type Received = { amountMinor: number; receivedOn: Date }

function whyNot(
  row: LockedCycle,
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
  if (row.status === 'skipped' && !cameInTime(row, payment) && !payment.acceptDifference)
    return 'skipped'
  if (!isOneOf(payableCycles, row.status)) return 'not-awaited'
  if (payment.acceptDifference) return null
  if (payment.amountMinor < expectedMinor) return 'too-little'
  return payment.amountMinor > expectedMinor ? 'too-much' : null
}

/** The bank's day counts, not the day on which somebody read the statement. */
function cameInTime({ payBy }: LockedCycle, { receivedOn }: Payment): boolean {
  return payBy !== null && receivedOn.until(fromColumn(payBy)).days >= 0
}

async function audit(
  tx: Prisma.TransactionClient,
  { id }: LockedCycle,
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
  row: LockedCycle,
  payment: Payment,
): Promise<void> {
  const { amountMinor, receivedOn, note, recordedBy } = payment
  const id = newId('pay')
  await tx.cyclePayment.create({
    data: {
      id,
      cycleId: row.id,
      amountMinor,
      receivedOn: asColumn(receivedOn),
      note: note.slice(0, 500),
      recordedBy,
      createdAt: row.now,
    },
  })
  const because = { code: 'payment-recorded', detail: { paymentId: id } } as const
  await endCycle(tx, row, { to: 'paid', ...because, actor: recordedBy })
  await queueEmail(tx, 'payment-received', id)
}
