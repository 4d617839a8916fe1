import { z } from 'zod'
import { db } from '#lib/db/client.ts'
import { log } from '#lib/log.ts'
import { mayAskSmartpay } from '#lib/smartpay-account/may-ask-smartpay.ts'
import { performTokenMove } from './perform-token-move.ts'
import { runOpenBatches } from './run-batch.ts'

const batchSize = 50

export type SweptMoves = { performed: number; failed: number }

/** Goes on with batches that nobody asked to the end, and with moves whose outcome is unknown, whose sender died, or whose undo window has ended. */
export async function sweepTokenMoves(): Promise<SweptMoves> {
  const swept = { performed: 0, failed: 0 }
  const may = await mayAskSmartpay()
  if (!may.ok) return swept
  await runOpenBatches()
  for (;;) {
    const due = await listDue(may.value.test)
    for (const id of due) {
      try {
        await performTokenMove(id)
        swept.performed += 1
      } catch (error) {
        swept.failed += 1
        log('error', 'token move failed', { kind: id, error })
      }
    }
    if (due.length < batchSize || swept.failed > 0) return swept
  }
}

async function listDue(test: boolean): Promise<string[]> {
  const rows = await db().$queryRaw`
    select id from token_moves where test = ${test} and next_try_at <= teiki_now() order by next_try_at limit ${batchSize}`
  return z
    .array(z.object({ id: z.string() }))
    .parse(rows)
    .map(({ id }) => id)
}
