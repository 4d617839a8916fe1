import { z } from 'zod'
import { recordAudit } from '#lib/audit/record-audit.ts'
import { db } from '#lib/db/client.ts'
import type { Prisma } from '#lib/db/generated/client.ts'
import { newId } from '#lib/ids.ts'
import { ok, type Result, refused } from '#lib/result.ts'
import { type MoveReason, type MoveRefusal, type TokenAct, whyNotMove } from './token-move.ts'

export type AskedMove = {
  tokenId: string
  act: TokenAct
  reason: MoveReason
  note: string
  staffId: string
  batchId: string | null
}

const rowSchema = z.object({
  status: z.enum(['requires_authorization', 'active', 'rejected', 'disabled', 'deleted']),
  openMove: z.boolean(),
})

/**
 * The intent, before Smartpay hears of it: the token's row is locked, and says itself whether a move is
 * open, so of two people who ask at once one is told that the other was first. Answers the move's id; `performTokenMove` does it.
 */
export async function askTokenMove(
  asked: AskedMove,
): Promise<Result<string, MoveRefusal | 'unknown-token'>> {
  return db().$transaction(async (tx) => {
    await tx.$queryRaw`select from tokens where id = ${asked.tokenId} for update`
    // A statement of its own: it sees what whoever held the lock has written.
    const rows = await tx.$queryRaw`
      select status::text, open_move is not null as "openMove" from tokens where id = ${asked.tokenId}`
    const [row] = z.array(rowSchema).parse(rows)
    if (!row) return refused('unknown-token')
    const because = whyNotMove(asked.act, row)
    if (asked.batchId !== null && !(await keepOutcome(tx, asked, because ?? 'asked')))
      return refused('another-open')
    await recordAudit(
      {
        actor: asked.staffId,
        action: `token.${asked.act}`,
        subject: asked.tokenId,
        outcome: because ? 'refused' : 'asked',
        detail: { reason: because ?? asked.reason },
      },
      tx,
    )
    if (because) return refused(because)
    const id = newId('mov')
    await tx.$executeRaw`
      insert into token_moves (id, token_id, act, reason, note, staff_id, batch_id, was, run_after, created_at,
        next_try_at)
      select ${id}, ${asked.tokenId}, ${asked.act}::token_act, ${asked.reason}, ${asked.note.slice(0, 500)},
        ${asked.staffId}, ${asked.batchId}, ${row.status}::token_status,
        case when ${asked.act} = 'delete'
          then teiki_now() + make_interval(hours => coalesce((facts->>'tokenUndoHours')::int, 24)) end,
        teiki_now(), teiki_now() + interval '60 seconds'
      from shop`
    return ok(id)
  })
}

/** With the intent, so that a batch that goes on after a crash asks nothing twice. False: it was asked. */
async function keepOutcome(
  tx: Pick<Prisma.TransactionClient, '$executeRaw'>,
  { batchId, tokenId }: AskedMove,
  outcome: string,
): Promise<boolean> {
  const kept = await tx.$executeRaw`
    update token_batch_rows set outcome = ${outcome}
    where batch_id = ${batchId} and token_id = ${tokenId} and outcome is null`
  return kept === 1
}
