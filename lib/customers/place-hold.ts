import { z } from 'zod'
import { type AuditDetail, recordAudit } from '#lib/audit/record-audit.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { inTransaction } from '#lib/db/in-transaction.ts'
import { row } from '#lib/db/rows.ts'
import { ok, type Result, refused } from '#lib/result.ts'
import { subscriptionStatuses } from '#lib/states/subscription.ts'
import { type HeldKind, type HoldReason, type HoldRefusal, whyNotHold } from './hold.ts'

type Held = { kind: HeldKind; id: string; staffId: string }

const tables: Record<HeldKind, Prisma.Sql> = {
  customer: Prisma.sql`customers`,
  subscription: Prisma.sql`subscriptions`,
}

/**
 * From now on nothing is charged for this customer or subscription, until somebody lifts it. Nothing else
 * changes: dates go on, tokens stay. Of two people one is told that the other was first.
 */
export async function placeHold(
  held: Held & { reason: HoldReason },
): Promise<Result<'held', HoldRefusal | 'unknown-subject'>> {
  const { kind, id, staffId, reason } = held
  return inTransaction(async (tx) => {
    const because = whyNotPlace(held, await lock(tx, held))
    if (because === null)
      await tx.$executeRaw`
        update ${tables[kind]} set held_at = teiki_now(), hold_reason = ${reason}, held_by = ${staffId}
        where id = ${id}`
    await audit(tx, held, because, { held: true, reason })
    return because === null ? ok('held') : refused(because)
  })
}

/** Charges may be made again: what fell due meanwhile is charged, as far back as the shop catches up. */
export async function liftHold(
  held: Held,
): Promise<Result<'released', 'not-held' | 'unknown-subject'>> {
  return inTransaction(async (tx) => {
    const row = await lock(tx, held)
    const because = row ? (row.held ? null : 'not-held') : 'unknown-subject'
    if (because === null)
      await tx.$executeRaw`
        update ${tables[held.kind]} set held_at = null, hold_reason = null, held_by = null
        where id = ${held.id}`
    await audit(tx, held, because, { held: false })
    return because === null ? ok('released') : refused(because)
  })
}

function whyNotPlace({ kind }: Held, row: Row | null): HoldRefusal | 'unknown-subject' | null {
  if (!row || row.erased) return 'unknown-subject'
  if (kind === 'subscription') return whyNotHold(row)
  return row.held ? 'already-held' : null
}

const rowSchema = z.object({
  held: z.boolean(),
  /** Of a customer. */
  erased: z.boolean().default(false),
  /** Of a subscription. */
  status: z.enum(subscriptionStatuses).nullable().default(null),
  paymentMethod: z.string().default(''),
})
type Row = z.output<typeof rowSchema>

/** Null: there is none. What is found is true until the end. */
function lock(tx: Prisma.TransactionClient, { kind, id }: Held): Promise<Row | null> {
  return kind === 'customer'
    ? row(tx, rowSchema)`
          select held_at is not null as held, erased_at is not null as erased from customers
          where id = ${id} for update`
    : row(tx, rowSchema)`
          select held_at is not null as held, status::text, payment_method::text as "paymentMethod" from subscriptions
          where id = ${id} for update`
}

async function audit(
  tx: Prisma.TransactionClient,
  { id, staffId }: Held,
  because: string | null,
  detail: AuditDetail,
): Promise<void> {
  const outcome = because ? 'refused' : 'done'
  await recordAudit(
    {
      actor: staffId,
      action: 'customer.hold',
      subject: id,
      outcome,
      detail: because ? { ...detail, because } : detail,
    },
    tx,
  )
}
