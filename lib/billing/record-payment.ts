import { z } from 'zod'
import { recordAudit } from '#lib/audit/record-audit.ts'
import { planContentSchema, shopFactsSchema } from '#lib/catalog/schema.ts'
import { instantOf } from '#lib/clock.ts'
import { db } from '#lib/db/client.ts'
import type { Prisma } from '#lib/db/generated/client.ts'
import { newId } from '#lib/ids.ts'
import { queueNotice } from '#lib/jobs/queue-notice.ts'
import { asColumn, dateIn, fromColumn, type PlainDate } from '#lib/plain-date.ts'
import { ok, type Result, refused } from '#lib/result.ts'
import { endCycle } from './end-cycle.ts'
import { parsePayReference } from './pay-reference.ts'

export type PaymentRefusal =
  | 'not-a-reference'
  | 'unknown-reference'
  | 'not-a-sum'
  | 'future'
  | 'already-recorded'
  | 'already-paid'
  | 'skipped'
  | 'not-awaited'
  | 'too-little'
  | 'too-much'

export type RecordedPayment = { cycleId: string; index: number; expectedMinor: number }

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
  return db().$transaction(async (tx) => {
    const row = await lockCycle(tx, reference)
    if (!row) return refused({ reason: 'unknown-reference' })
    const expectedMinor = row.amountMinor + row.feeMinor
    const reason = whyNot(row, payment, expectedMinor)
    await audit(tx, row, payment, reason)
    if (reason) return refused({ reason, expectedMinor })
    await keep(tx, row, payment)
    return ok({ cycleId: row.id, index: row.index, expectedMinor })
  })
}

const rowSchema = z.object({
  id: z.string(),
  index: z.number(),
  status: z.enum([
    'scheduled',
    'charging',
    'paid',
    'past_due',
    'skipped',
    'canceled',
    'awaiting_payment',
  ]),
  payBy: z.date().nullable(),
  amountMinor: z.number(),
  feeMinor: z.number(),
  subscriptionId: z.string(),
  subscriptionStatus: z.string(),
  quantity: z.number(),
  anchorOn: z.date(),
  content: planContentSchema,
  facts: shopFactsSchema,
  now: z.date(),
  received: z.array(z.object({ amountMinor: z.number(), receivedOn: z.string() })),
})
type Row = z.output<typeof rowSchema>

async function lockCycle(tx: Prisma.TransactionClient, reference: string): Promise<Row | null> {
  await tx.$queryRaw`
    select s.id from cycles c join subscriptions s on s.id = c.subscription_id
    where c.pay_reference = ${reference} for update of s`
  const rows = await tx.$queryRaw`
    select c.id, c.index, c.status::text, c.pay_by as "payBy", c.amount_minor as "amountMinor", c.fee_minor as "feeMinor",
      s.id as "subscriptionId", s.status::text as "subscriptionStatus", s.quantity, s.anchor_on as "anchorOn",
      v.content, shop.facts, teiki_now() as now,
      coalesce((select json_agg(json_build_object('amountMinor', p.amount_minor, 'receivedOn', p.received_on))
        from cycle_payments p where p.cycle_id = c.id), '[]') as received
    from cycles c join subscriptions s on s.id = c.subscription_id
      join plan_versions v on v.id = s.plan_version_id cross join shop
    where c.pay_reference = ${reference} for update of c`
  return z.array(rowSchema).parse(rows)[0] ?? null
}

function whyNot(row: Row, payment: Payment, expectedMinor: number): PaymentRefusal | null {
  const today = dateIn(row.facts.timeZone, instantOf(row.now))
  if (payment.receivedOn.since(today).days > 0) return 'future'
  const known = row.received.some(
    (one) =>
      one.amountMinor === payment.amountMinor && one.receivedOn === payment.receivedOn.toString(),
  )
  if (known) return 'already-recorded'
  if (row.status === 'paid') return 'already-paid'
  if (row.status === 'skipped' && !cameInTime(row, payment) && !payment.acceptDifference)
    return 'skipped'
  if (!payable.includes(row.status)) return 'not-awaited'
  if (payment.acceptDifference) return null
  if (payment.amountMinor < expectedMinor) return 'too-little'
  return payment.amountMinor > expectedMinor ? 'too-much' : null
}

/** One that moved to Smartpay is scheduled until it is charged; one that was skipped may have been paid in time. */
const payable = ['awaiting_payment', 'scheduled', 'skipped']

/** The bank's day counts, not the day on which somebody read the statement. */
function cameInTime({ payBy }: Row, { receivedOn }: Payment): boolean {
  return payBy !== null && receivedOn.until(fromColumn(payBy)).days >= 0
}

async function audit(
  tx: Prisma.TransactionClient,
  { id }: Row,
  { recordedBy, amountMinor, acceptDifference }: Payment,
  because: PaymentRefusal | null,
): Promise<void> {
  const outcome = because ? 'refused' : 'done'
  const detail = { amountMinor, acceptDifference, because }
  await recordAudit(
    { actor: recordedBy, action: 'payment.record', subject: id, outcome, detail },
    tx,
  )
}

async function keep(tx: Prisma.TransactionClient, row: Row, payment: Payment): Promise<void> {
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
  await endCycle(tx, row, { to: 'paid', reason: `received ${id}`, actor: recordedBy })
  await queueNotice(tx, 'payment-received', id)
}
