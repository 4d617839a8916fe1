import { z } from 'zod'
import { db } from '#lib/db/client.ts'
import { undelivered } from './undelivered.ts'

/** How the mails are: waiting for a first or next try, and ended without being sent for sure. */
export type MailHealth = { waiting: number; oldestSeconds: number | null; unsent: number }

export async function getMailHealth(): Promise<MailHealth> {
  const rows = await db().$queryRaw`
    select count(*) filter (where status in ('queued', 'sending'))::int as waiting,
      extract(epoch from teiki_now() - min(created_at) filter (where status = 'queued'))::float8 as "oldestSeconds",
      count(*) filter (where ${undelivered})::int as unsent
    from notices n where created_at > teiki_now() - interval '30 days'`
  const [row] = z.array(healthSchema).parse(rows)
  if (!row) throw new Error('The database told nothing of the mails')
  return row
}

const healthSchema = z.object({
  waiting: z.number(),
  oldestSeconds: z.number().nullable(),
  unsent: z.number(),
})
