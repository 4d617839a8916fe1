import { z } from 'zod'
import { db } from '#lib/db/client.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { rows } from '#lib/db/rows.ts'
import { type Budget, unlimited } from '#lib/queue/budget.ts'
import { type End, workThrough } from '#lib/queue/work-through.ts'
import { isSilence } from '#lib/smartpay/silence.ts'
import type { KeyRefusal } from '#lib/smartpay-account/account.ts'
import { mayAskSmartpay } from '#lib/smartpay-account/may-ask-smartpay.ts'
import { askBatchRows } from './ask-batch-rows.ts'
import { tryTokenOperation } from './perform-token-operation.ts'

/** Token operations at the same time; each makes up to three calls. */
const atOnce = 6
const batchSize = 50

type Counts = { asked: number; performed: number; failed: number }
type SweptOperations = Counts & { end: End | KeyRefusal }

/**
 * Asks for what is left of batches, then goes on with operations that their batch asked for, whose outcome is unknown, whose
 * sender died, or whose undo window has ended, until none is due or Smartpay falls silent.
 */
export async function sweepTokenOperations(budget: Budget = unlimited): Promise<SweptOperations> {
  return performOperations(null, budget)
}

/** The same for one batch. */
export async function performOperations(
  batchId: string | null,
  budget: Budget,
): Promise<SweptOperations> {
  const counts: Counts = { asked: 0, performed: 0, failed: 0 }
  const may = await mayAskSmartpay()
  if (!may.ok) return { ...counts, end: may.reason }
  const asked = await askBatchRows(batchId, budget)
  counts.asked = asked.asked
  counts.failed = asked.failed
  const { test } = may.value
  const end = await workThrough<Due>(
    {
      job: 'token-operations',
      about: ({ id }) => ({ operationId: id }),
      atOnce,
      take: (last) => listDue(test, batchId, last),
      work: async ({ id }) => {
        const tried = await tryTokenOperation(id)
        counts.performed += 1
        return tried?.failure && isSilence({ kind: tried.failure }) ? 'silent' : 'answered'
      },
      // Its own claim has moved it on by a minute.
      threw: async () => {
        counts.failed += 1
      },
    },
    budget,
  )
  return { ...counts, end }
}

const dueSchema = z.object({ id: z.string(), at: z.date() })
type Due = z.output<typeof dueSchema>

/** Claimed one by one when they are performed. What a batch asked for is due at once: nobody else is at it. */
async function listDue(test: boolean, batchId: string | null, last: Due | null): Promise<Due[]> {
  const after = last ? Prisma.sql`(next_try_at, id) > (${last.at}, ${last.id})` : Prisma.sql`true`
  const which =
    batchId === null
      ? Prisma.sql`(next_try_at <= teiki_now() or (status = 'intended' and batch_id is not null))`
      : Prisma.sql`batch_id = ${batchId} and (next_try_at <= teiki_now() or status = 'intended')`
  return rows(db(), dueSchema)`
    select id, next_try_at as at from token_operations where test = ${test} and next_try_at is not null and ${which} and ${after}
    order by next_try_at, id limit ${batchSize}`
}
