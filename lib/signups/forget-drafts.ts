import { db } from '#lib/db/client.ts'
import { type Budget, unlimited } from '#lib/queue/budget.ts'
import type { End } from '#lib/queue/work-through.ts'
import { draftKeptDays } from './retention.ts'

/** One statement stays far below the limit of 15 s, whatever waits (measured: 30,000 rows with their triggers 3.3 s). */
const atOnce = 1_000

/** What was typed and never sent is not kept longer than a shopper may want it back; old counts neither. */
export async function forgetDrafts(
  budget: Budget = unlimited,
): Promise<{ forgotten: number; end: End }> {
  let forgotten = 0
  let more = true
  while (more && !budget.isOver()) {
    const count = await db().$executeRaw`
      delete from signups where id in (
        select id from signups where status = 'draft' and updated_at < teiki_now() - make_interval(days => ${draftKeptDays})
        order by updated_at limit ${atOnce} for update skip locked
      )`
    forgotten += count
    more = count === atOnce
  }
  await db().$executeRaw`delete from rate_limits where starts_at < teiki_now() - interval '1 hour'`
  return { forgotten, end: more ? 'over' : 'empty' }
}
