import { z } from 'zod'
import { anyOf } from '#lib/db/any-of.ts'
import { db } from '#lib/db/client.ts'
import { requireRow } from '#lib/db/rows.ts'
import { mostCounted } from '#lib/paging.ts'
import { type EmailReason, waitingEmails } from '#lib/states/email.ts'
import { undelivered } from './undelivered.ts'

/** How the mails are: waiting for a first or next try, and ended without being sent for sure. Counted to 10,001. */
export type MailHealth = { waiting: number; oldestSeconds: number | null; unsent: number }

const most = mostCounted + 1

/** The reason of a mail that waits because its address gets no more of them today. */
export const heldBack = 'held-back' satisfies EmailReason

export async function getMailHealth(): Promise<MailHealth> {
  return requireRow(db(), healthSchema)`
    with waiting as (
      select status, created_at, reason from emails where status in ${anyOf(waitingEmails)} order by created_at limit ${most}
    ), unsent as (
      select from emails n where n.created_at > teiki_now() - interval '30 days' and ${undelivered} limit ${most}
    )
    select (select count(*)::int from waiting) as waiting, (select count(*)::int from unsent) as unsent,
      (select extract(epoch from teiki_now() - min(created_at))::float8 from waiting
        where status = 'queued' and reason is distinct from ${heldBack})
        as "oldestSeconds"`
}

const healthSchema = z.object({
  waiting: z.number(),
  oldestSeconds: z.number().nullable(),
  unsent: z.number(),
})
