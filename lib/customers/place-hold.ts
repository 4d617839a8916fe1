import { recordAudit } from '#lib/audit/record-audit.ts'
import { db } from '#lib/db/client.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { ok, type Result, refused } from '#lib/result.ts'
import type { HeldKind, HoldReason } from './hold.ts'

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
): Promise<Result<'held', 'already-held' | 'unknown-subject'>> {
  const { kind, id, staffId, reason } = held
  return db().$transaction(async (tx) => {
    const changed = await tx.$executeRaw`
      update ${tables[kind]} set held_at = teiki_now(), hold_reason = ${reason}, held_by = ${staffId}
      where id = ${id} and held_at is null`
    const because = changed === 1 ? null : await whyNot(tx, held, 'already-held')
    await audit(tx, held, because, { held: true, reason })
    return because ? refused(because) : ok('held')
  })
}

/** Charges may be made again. What fell due meanwhile is not made up for by this. */
export async function liftHold(
  held: Held,
): Promise<Result<'released', 'not-held' | 'unknown-subject'>> {
  return db().$transaction(async (tx) => {
    const changed = await tx.$executeRaw`
      update ${tables[held.kind]} set held_at = null, hold_reason = null, held_by = null
      where id = ${held.id} and held_at is not null`
    const because = changed === 1 ? null : await whyNot(tx, held, 'not-held')
    await audit(tx, held, because, { held: false })
    return because ? refused(because) : ok('released')
  })
}

async function whyNot<const Reason extends string>(
  tx: Prisma.TransactionClient,
  { kind, id }: Held,
  standing: Reason,
): Promise<Reason | 'unknown-subject'> {
  const rows = await tx.$queryRaw<unknown[]>`select from ${tables[kind]} where id = ${id}`
  return rows.length === 0 ? 'unknown-subject' : standing
}

async function audit(
  tx: Prisma.TransactionClient,
  { id, staffId }: Held,
  because: string | null,
  detail: Record<string, string | boolean>,
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
