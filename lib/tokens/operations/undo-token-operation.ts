import { z } from 'zod'
import { recordAudit } from '#lib/audit/record-audit.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { inTransaction } from '#lib/db/in-transaction.ts'
import { row } from '#lib/db/rows.ts'
import { newId } from '#lib/ids.ts'
import { ok, type Result, refused } from '#lib/result.ts'
import { insertOperation } from './ask-token-operation.ts'

/** Of the enabling that takes a deletion back: nobody is asked for another one. */
const undoReason = 'undone'

/** Of a move `m`: a deletion whose window has not ended, or not even begun, and that nobody is sending now. */
export const canBeUndone = Prisma.sql`(m.action = 'delete' and (m.run_after is null or m.run_after > teiki_now())
  and (m.status in ('waiting', 'intended', 'unknown') or (m.status = 'sending' and m.next_try_at <= teiki_now())))`

const undoneSchema = z.object({ tokenId: z.string(), was: z.string() })

/**
 * Takes a deletion back while its window is open. The token goes back to what it was: one that was active
 * is enabled again, also where nobody knows whether it was disabled yet. That is asked for in the same
 * breath, so that the sweep does it when nobody else does; answers the id of that move, or null.
 */
export async function undoTokenOperation(
  operationId: string,
  staffId: string,
): Promise<Result<string | null, 'too-late'>> {
  return inTransaction(async (tx) => {
    await tx.$executeRaw`
      select from tokens where id = (select token_id from token_operations where id = ${operationId}) for update`
    const undone = await row(tx, undoneSchema)`
      update token_operations m set status = 'undone', next_try_at = null, finished_at = teiki_now()
      where m.id = ${operationId} and ${canBeUndone}
      returning m.token_id as "tokenId", m.was::text`
    if (!undone) return refused('too-late')
    const { tokenId, was } = undone
    const enabling = was === 'active' ? newId('mov') : null
    if (enabling) {
      const why = { action: 'enable', reason: undoReason, note: '' } as const
      await insertOperation(tx, enabling, {
        ...why,
        tokenId,
        staffId,
        batchId: null,
        was: 'disabled',
      })
    }
    const done = { actor: staffId, subject: tokenId }
    await recordAudit({ ...done, action: 'token.undo', outcome: 'done' }, tx)
    if (enabling) await recordAudit({ ...done, action: 'token.enable', outcome: 'asked' }, tx)
    return ok(enabling)
  })
}
