import { z } from 'zod'
import { db } from '#lib/db/client.ts'
import { log } from '#lib/log.ts'
import { askTokenMove } from './ask-token-move.ts'
import { performTokenMove } from './perform-token-move.ts'
import { bulkActs } from './token-batch.ts'
import { moveReasons, readShown } from './token-move.ts'

const nextSchema = z.object({
  tokenId: z.string(),
  act: z.enum(bulkActs),
  reason: z.enum(moveReasons),
  note: z.string(),
  staffId: z.string(),
  shown: z
    .string()
    .nullable()
    .transform((field) => readShown(field ?? '')),
})

/**
 * Asks for each row that was not asked yet and does it, one after the other. Whoever dies leaves the rest
 * to the sweep; any number may run at once, because a row is asked by one of them.
 */
export async function runBatch(batchId: string): Promise<void> {
  const failed: string[] = []
  for (let next = await nextRow(batchId, failed); next; next = await nextRow(batchId, failed)) {
    try {
      const asked = await askTokenMove({ ...next, batchId })
      if (asked.ok) await performTokenMove(asked.value)
    } catch (error) {
      // The sweep takes it up as it is; the other rows have nothing to do with it.
      failed.push(next.tokenId)
      log('error', 'token move failed', { kind: next.tokenId, error })
    }
  }
  await db().$executeRaw`
    update token_batches b set asked_at = teiki_now() where id = ${batchId} and asked_at is null
      and not exists (select from token_batch_rows r where r.batch_id = b.id and r.outcome is null)`
}

/** Batches whose sender died. */
export async function runOpenBatches(): Promise<void> {
  const open = await db().tokenBatch.findMany({
    where: { askedAt: null },
    select: { id: true },
    orderBy: { createdAt: 'asc' },
    take: 20,
  })
  for (const { id } of open) await runBatch(id)
}

async function nextRow(
  batchId: string,
  failed: string[],
): Promise<z.output<typeof nextSchema> | null> {
  const rows = await db().$queryRaw`
    select r.token_id as "tokenId", b.act::text, b.reason, b.note, b.staff_id as "staffId", r.shown
    from token_batch_rows r join token_batches b on b.id = r.batch_id
    where r.batch_id = ${batchId} and r.outcome is null
      and r.token_id <> all(${failed}::text[]) order by r.token_id limit 1`
  return z.array(nextSchema).parse(rows)[0] ?? null
}
