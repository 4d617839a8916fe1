import { z } from 'zod'
import { recordAudit } from '#lib/audit/record-audit.ts'
import { db } from '#lib/db/client.ts'
import { ok, type Result, refused } from '#lib/result.ts'
import { askTokenMove } from './ask-token-move.ts'

/**
 * Takes a deletion back while its window is open. The token goes back to what it was: one that was active
 * is enabled again, by the move whose id is answered; null where nothing more is to be done.
 */
export async function undoTokenMove(
  moveId: string,
  staffId: string,
): Promise<Result<string | null, 'too-late'>> {
  const undone = await db().$transaction(async (tx) => {
    const rows = await tx.$queryRaw`
      update token_moves set status = 'undone', next_try_at = null, finished_at = teiki_now()
      where id = ${moveId} and act = 'delete' and status = 'waiting' and run_after > teiki_now()
      returning token_id as "tokenId", was::text`
    const [row] = z.array(z.object({ tokenId: z.string(), was: z.string() })).parse(rows)
    if (row)
      await recordAudit(
        { actor: staffId, action: 'token.undo', subject: row.tokenId, outcome: 'done' },
        tx,
      )
    return row
  })
  if (!undone) return refused('too-late')
  if (undone.was !== 'active') return ok(null)
  const enabled = await askTokenMove({
    tokenId: undone.tokenId,
    act: 'enable',
    reason: 'mistake',
    note: '',
    staffId,
    batchId: null,
  })
  return ok(enabled.ok ? enabled.value : null)
}
