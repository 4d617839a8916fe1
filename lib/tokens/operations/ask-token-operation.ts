import { z } from 'zod'
import { recordAudit } from '#lib/audit/record-audit.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { inTransaction } from '#lib/db/in-transaction.ts'
import { row } from '#lib/db/rows.ts'
import { newId } from '#lib/ids.ts'
import { ok, type Result, refused } from '#lib/result.ts'
import { tokenStatuses } from '#lib/states/token.ts'
import { usesOf } from '#lib/states/uses-of-token.ts'
import { hasOpenOperation } from '#lib/tokens/token-conditions.ts'
import {
  type OperationReason,
  type OperationRefusal,
  type ShownToken,
  type TokenAction,
  whyNotOperate,
} from './token-operation.ts'

export type AskedOperation = {
  tokenId: string
  action: TokenAction
  reason: OperationReason
  note: string
  staffId: string
  batchId: string | null
  /** What the dialog said; another state by now is told instead of acted on. Null: no page was shown. */
  shown: ShownToken | null
}

const rowSchema = z.object({
  status: z.enum(tokenStatuses),
  openOperation: z.boolean(),
  usedBy: z.number(),
  otherMode: z.boolean(),
})

/**
 * The intent, before Smartpay hears of it: the token's row is locked, and says itself whether a move is
 * open, so of two people who ask at once one is told that the other was first. Answers the move's id; `performTokenOperation` does it.
 */
export async function askTokenOperation(
  asked: AskedOperation,
): Promise<Result<string, OperationRefusal | 'unknown-token'>> {
  return inTransaction(async (tx) => {
    await tx.$executeRaw`select from tokens where id = ${asked.tokenId} for update`
    // A statement of its own: it sees what whoever held the lock has written.
    const token = await row(tx, rowSchema)`
      select status::text, ${hasOpenOperation} as "openOperation", ${usesOf(Prisma.sql`t.id`)} as "usedBy",
        exists (select from smartpay_accounts a where a.current and a.test <> t.test) as "otherMode"
      from tokens t where id = ${asked.tokenId}`
    if (!token) return refused('unknown-token')
    // Nobody with the shop's key could ever do it.
    const foreign = token.otherMode ? 'other-mode' : null
    const because = foreign ?? whyNotOperate(asked.action, token) ?? whyChanged(asked.shown, token)
    if (asked.batchId !== null && !(await keepOutcome(tx, asked, because ?? 'asked')))
      return refused('another-open')
    const id = newId('mov')
    if (because === null) await insertOperation(tx, id, { ...asked, was: token.status })
    await recordAudit(
      {
        actor: asked.staffId,
        action: `token.${asked.action}`,
        subject: asked.tokenId,
        outcome: because ? 'refused' : 'asked',
        detail: { reason: because ?? asked.reason },
      },
      tx,
    )
    return because === null ? ok(id) : refused(because)
  })
}

function whyChanged(shown: ShownToken | null, now: ShownToken): 'changed' | null {
  const same = shown === null || (shown.status === now.status && shown.usedBy === now.usedBy)
  return same ? null : 'changed'
}

/** Inside the caller's transaction, which holds the token's row. */
export async function insertOperation(
  tx: Pick<Prisma.TransactionClient, '$executeRaw'>,
  id: string,
  operation: Omit<AskedOperation, 'shown' | 'reason'> & { reason: string; was: string },
): Promise<void> {
  await tx.$executeRaw`
    insert into token_operations (id, token_id, test, action, reason, note, staff_id, batch_id, was, created_at, next_try_at)
    values (${id}, ${operation.tokenId}, (select test from tokens where id = ${operation.tokenId}), ${operation.action}::token_action, ${operation.reason}, ${operation.note.slice(0, 500)},
      ${operation.staffId}, ${operation.batchId}, ${operation.was}::token_status, teiki_now(), teiki_now() + interval '60 seconds')`
}

/** With the intent, so that a batch that goes on after a crash asks nothing twice. False: it was asked. */
async function keepOutcome(
  tx: Pick<Prisma.TransactionClient, '$executeRaw'>,
  { batchId, tokenId }: AskedOperation,
  outcome: string,
): Promise<boolean> {
  const kept = await tx.$executeRaw`
    update token_batch_rows set outcome = ${outcome}
    where batch_id = ${batchId} and token_id = ${tokenId} and outcome is null`
  return kept === 1
}
