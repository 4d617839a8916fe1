import { recordAudit } from '#lib/audit/record-audit.ts'
import { inTransaction } from '#lib/db/in-transaction.ts'
import { newId } from '#lib/ids.ts'
import { type BulkAction, mostInBatch } from './token-batch.ts'
import { type OperationReason, type ShownToken, writeShown } from './token-operation.ts'

/**
 * Keeps which tokens somebody confirmed, before the first of them is touched; `runBatch` does it. Null:
 * none of them exists.
 */
export async function beginBatch(batch: {
  tokens: { id: string; shown: ShownToken | null }[]
  action: BulkAction
  reason: OperationReason
  note: string
  staffId: string
}): Promise<string | null> {
  const { action, reason, note, staffId } = batch
  const shown = new Map(batch.tokens.slice(0, mostInBatch).map((one) => [one.id, one.shown]))
  const tokenIds = [...shown.keys()]
  const said = [...shown.values()].map((one) => one && writeShown(one))
  const id = newId('bat')
  return inTransaction(async (tx) => {
    const known = await tx.token.count({ where: { id: { in: tokenIds } } })
    if (known === 0) return null
    await tx.$executeRaw`
      insert into token_batches (id, action, reason, note, staff_id, created_at)
      values (${id}, ${action}::token_action, ${reason}, ${note.slice(0, 500)}, ${staffId}, teiki_now())`
    await tx.$executeRaw`
      insert into token_batch_rows (batch_id, token_id, shown, next_try_at)
      select ${id}, t.id, s.shown, teiki_now() from tokens t
        join unnest(${tokenIds}::text[], ${said}::text[]) as s (id, shown) on s.id = t.id`
    await recordAudit(
      {
        actor: staffId,
        action: 'token.bulk',
        subject: id,
        outcome: 'asked',
        detail: { act: action, count: known, reason },
      },
      tx,
    )
    return id
  })
}
