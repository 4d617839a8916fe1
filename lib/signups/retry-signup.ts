import { db } from '#lib/db/client.ts'
import { newId } from '#lib/ids.ts'

/**
 * A new attempt with everything typed, pointing to the one that was canceled or declined. Repeated
 * calls answer the same draft. Null: not this browser's, or nothing to try again.
 */
export async function retrySignup(signupId: string, browserHash: string): Promise<string | null> {
  const rows = await db().$queryRaw<{ id: string }[]>`
    with old as (
      select * from signups where id = ${signupId} and browser_hash = ${browserHash}
        and status in ('redirected', 'rejected') for update
    ), waiting as (
      select d.id from signups d join old on d.retry_of_id = old.id where d.status = 'draft'
      order by d.created_at desc limit 1
    ), fresh as (
      insert into signups (id, line_id, retry_of_id, browser_hash, locale, plan_version_id, quantity,
        typed, errors, details, customer_reference, created_at, updated_at)
      select ${newId('su')}, line_id, id, browser_hash, locale, plan_version_id, quantity, typed, '{}',
        details, customer_reference, teiki_now(), teiki_now()
      from old where not exists (select from waiting)
      returning id
    )
    select id from waiting union all select id from fresh`
  return rows[0]?.id ?? null
}
