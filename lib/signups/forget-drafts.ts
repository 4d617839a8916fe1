import { z } from 'zod'
import { db } from '#lib/db/client.ts'
import { requireRow } from '#lib/db/rows.ts'
import { type Budget, unlimited } from '#lib/queue/budget.ts'
import type { End } from '#lib/queue/work-through.ts'
import { draftRetentionDays } from './retention.ts'

/** One statement stays far below the limit of 15 s, whatever waits (measured: 30,000 rows with their triggers 3.3 s). */
const atOnce = 1_000

/** What was typed and never sent is not kept longer than a shopper may want it back. */
export async function forgetDrafts(
  budget: Budget = unlimited,
): Promise<{ forgotten: number; end: End }> {
  let forgotten = 0
  let more = true
  while (more && !budget.isOver()) {
    const count = await forgetSome()
    forgotten += count
    more = count === atOnce
  }
  return { forgotten, end: more ? 'over' : 'empty' }
}

/**
 * That they were begun is kept by the day: the overview tells of those too. A draft whose history tells of it
 * stays with that, which nothing deletes: it was erased before, and names nobody.
 */
async function forgetSome(): Promise<number> {
  const { n } = await requireRow(db(), z.object({ n: z.number() }))`
    with gone as (
      delete from signups where id in (
        select id from signups s where status = 'draft' and updated_at < teiki_now() - make_interval(days => ${draftRetentionDays})
          and not exists (select from signup_history h where h.signup_id = s.id)
        order by updated_at limit ${atOnce} for update skip locked
      ) returning created_at
    ), kept as (
      insert into forgotten_drafts as f (day, n) select shop_day(created_at), count(*) from gone group by 1
      on conflict (day) do update set n = f.n + excluded.n
    )
    select count(*)::int as n from gone`
  return n
}
