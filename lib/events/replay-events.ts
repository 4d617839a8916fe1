import { recordAudit } from '#lib/audit/record-audit.ts'
import { inTransaction } from '#lib/db/in-transaction.ts'

/**
 * Parked events, or one by its id, are due again: `processEvents` looks at them once more. Answers how
 * many. Those of another mode stay: they are not about this shop.
 */
export async function replayEvents(
  which: { id: string } | 'parked',
  actor = 'command',
): Promise<number> {
  const id = which === 'parked' ? null : which.id
  return inTransaction(async (tx) => {
    const count = await tx.$executeRaw`
      update events set status = 'received', attempts = 0, next_try_at = teiki_now()
      where (id = ${id} or (${id}::text is null and status = 'parked')) and parked_because is distinct from 'other-mode'`
    await recordAudit(
      {
        actor,
        action: 'event.replay',
        subject: id ?? 'parked',
        outcome: count > 0 ? 'done' : 'refused',
        detail: { count },
      },
      tx,
    )
    return count
  })
}
