import { z } from 'zod'
import { db } from '#lib/db/client.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { rows } from '#lib/db/rows.ts'
import { backoffMs } from '#lib/queue/backoff.ts'
import type { Budget } from '#lib/queue/budget.ts'
import { workThrough } from '#lib/queue/work-through.ts'
import { askTokenOperation } from './ask-token-operation.ts'
import { bulkActions } from './token-batch.ts'
import { operationReasons, readShown } from './token-operation.ts'

const atOnce = 4
const batchSize = 50
/** A row that threw so often is left to a person: it says `failed` on the batch's page. */
const mostAttempts = 8

const dueSchema = z.object({
  batchId: z.string(),
  tokenId: z.string(),
  at: z.date(),
  attempts: z.number(),
  action: z.enum(bulkActions),
  reason: z.enum(operationReasons),
  note: z.string(),
  staffId: z.string(),
  shown: z
    .string()
    .nullable()
    .transform((field) => readShown(field ?? '')),
})
type Due = z.output<typeof dueSchema>

/**
 * Writes the intent for each row of a batch, or of all, that has none yet; nobody outside is asked. Whoever dies leaves
 * the rest to the next; any number may run at once, because `askTokenOperation` keeps a row's outcome once.
 */
export async function askBatchRows(
  batchId: string | null,
  budget: Budget,
): Promise<{ asked: number; failed: number }> {
  const counts = { asked: 0, failed: 0 }
  await workThrough<Due>(
    {
      job: 'token-operations',
      about: ({ batchId: id, tokenId }) => ({ batchId: id, tokenId }),
      atOnce,
      take: (last) => listDue(batchId, last),
      work: async (due) => {
        await askTokenOperation(due)
        counts.asked += 1
        return 'answered'
      },
      threw: async (due) => {
        counts.failed += 1
        await putOff(due)
      },
    },
    budget,
  )
  await closeBatches(batchId)
  return counts
}

async function listDue(batchId: string | null, last: Due | null): Promise<Due[]> {
  const after = last
    ? Prisma.sql`(r.next_try_at, r.batch_id, r.token_id) > (${last.at}, ${last.batchId}, ${last.tokenId})`
    : Prisma.sql`true`
  const which = batchId === null ? Prisma.sql`true` : Prisma.sql`r.batch_id = ${batchId}`
  return rows(db(), dueSchema)`
    select r.batch_id as "batchId", r.token_id as "tokenId", r.next_try_at as at, r.attempts, b.action::text, b.reason,
      b.note, b.staff_id as "staffId", r.shown
    from token_batch_rows r join token_batches b on b.id = r.batch_id
    where r.outcome is null and r.next_try_at <= teiki_now() and ${which} and ${after}
    order by r.next_try_at, r.batch_id, r.token_id limit ${batchSize}`
}

async function putOff({ batchId, tokenId, attempts }: Due): Promise<void> {
  const outcome = attempts + 1 >= mostAttempts ? 'failed' : null
  await db().$executeRaw`
    update token_batch_rows set attempts = attempts + 1, outcome = ${outcome},
      next_try_at = teiki_now() + make_interval(secs => ${backoffMs(attempts + 1) / 1000}::float8)
    where batch_id = ${batchId} and token_id = ${tokenId} and outcome is null and attempts = ${attempts}`
}

async function closeBatches(batchId: string | null): Promise<void> {
  const which = batchId === null ? Prisma.sql`true` : Prisma.sql`b.id = ${batchId}`
  await db().$executeRaw`
    update token_batches b set asked_at = teiki_now() where b.asked_at is null and ${which}
      and not exists (select from token_batch_rows r where r.batch_id = b.id and r.outcome is null)`
}
