import { z } from 'zod'
import { db } from '#lib/db/client.ts'
import { row, rows } from '#lib/db/rows.ts'
import { isOneOf } from '#lib/states/moves.ts'
import { tokenStatuses } from '#lib/states/token.ts'
import { openTokenOperations, tokenOperationStatuses } from '#lib/states/token-operation.ts'
import { bulkActions } from './token-batch.ts'

const batchSchema = z.object({
  id: z.string(),
  action: z.enum(bulkActions),
  reason: z.string(),
  note: z.string(),
  by: z.string(),
  createdAt: z.date(),
  askedAt: z.date().nullable(),
})

const rowSchema = z.object({
  tokenId: z.string(),
  last4: z.string(),
  name: z.string().nullable(),
  status: z.enum(tokenStatuses),
  /** Why it was refused before Smartpay heard of it; `asked`; null: not asked yet. */
  outcome: z.string().nullable(),
  operation: z.enum(tokenOperationStatuses).nullable(),
})
export type BatchRow = z.output<typeof rowSchema>

/** `over`: nobody is at it now. `open`: something of it is to be done yet, now or when it is due. */
type Batch = z.output<typeof batchSchema> & {
  rows: BatchRow[]
  over: boolean
  open: boolean
}

/** A batch with what came of each row. */
export async function getBatch(id: string): Promise<Batch | null> {
  const batch = await row(db(), batchSchema)`
    select b.id, b.action::text, b.reason, b.note, coalesce(s.name, b.staff_id) as by,
      b.created_at as "createdAt", b.asked_at as "askedAt"
    from token_batches b left join staff s on s.id = b.staff_id where b.id = ${id}`
  if (!batch) return null
  const moves = await rows(db(), rowSchema)`
    select r.token_id as "tokenId", t.id_last4 as last4, c.last_name || ' ' || c.first_name as name,
      t.status::text, r.outcome, m.status::text as operation
    from token_batch_rows r join tokens t on t.id = r.token_id left join customers c on c.id = t.customer_id
      left join token_operations m on m.batch_id = r.batch_id and m.token_id = r.token_id
    where r.batch_id = ${id} order by t.created_at, t.id`
  const moving = moves.some(({ operation }) => operation === 'intended' || operation === 'sending')
  const open =
    batch.askedAt === null ||
    moves.some(({ operation }) => operation !== null && isOneOf(openTokenOperations, operation))
  return { ...batch, rows: moves, over: batch.askedAt !== null && !moving, open }
}
