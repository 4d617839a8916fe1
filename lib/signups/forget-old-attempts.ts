import { z } from 'zod'
import { anyOf } from '#lib/db/any-of.ts'
import { inTransaction } from '#lib/db/in-transaction.ts'
import { rows } from '#lib/db/rows.ts'
import type { Budget } from '#lib/queue/budget.ts'
import { eraseAttempts } from '#lib/signups/staff/erase-attempts.ts'
import { attemptedSignups } from '#lib/states/signup.ts'
import { attemptRetentionDays } from './retention.ts'

/** Few enough to hold their rows only for a moment. */
const batchSize = 200

/**
 * Forgets who the people of attempts were that led to no subscription for long, the oldest first: also of those that
 * were never closed, because nobody looks at them in the shop's present mode.
 * `complete`: none is left that is old enough. Any number of runs may overlap.
 */
export async function forgetOldAttempts(
  budget: Budget,
): Promise<{ forgotten: number; complete: boolean }> {
  let forgotten = 0
  while (!budget.isOver()) {
    const count = await forgetSome()
    forgotten += count
    if (count < batchSize) return { forgotten, complete: true }
  }
  return { forgotten, complete: false }
}

async function forgetSome(): Promise<number> {
  return inTransaction(async (tx) => {
    const old = await rows(tx, z.object({ id: z.string() }))`
      select id from signups
      where details is not null and status in ${anyOf(attemptedSignups)}
        and updated_at < teiki_now() - make_interval(days => ${attemptRetentionDays})
      order by updated_at limit ${batchSize} for update skip locked`
    const ids = old.map(({ id }) => id)
    if (ids.length > 0) await eraseAttempts(tx, { ids, code: 'forgotten', actor: 'sweep' })
    return ids.length
  })
}
