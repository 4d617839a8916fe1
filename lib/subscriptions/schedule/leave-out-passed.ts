import { z } from 'zod'
import type { Prisma } from '#lib/db/generated/client.ts'
import { rows } from '#lib/db/rows.ts'
import { leaveOut } from '#lib/orders/leave-out.ts'
import { currentPause } from './pause.ts'
import type { LockedSchedule } from './schedule-facts.ts'

/** What lay in the pause, and whose cut-off went by in it, brings no order after it; what was firm before it stays so. */
export async function leaveOutPassed(
  tx: Prisma.TransactionClient,
  { subscriptionId, firstOpenIndex, changes, pausedOn, today, now }: LockedSchedule,
  actor: string,
): Promise<void> {
  const until = currentPause({ pausedOn }, changes)?.until ?? null
  const last = until && `${until}`
  const since = `${pausedOn ?? today}`
  const passed = await rows(tx, z.object({ id: z.string() }))`
    select id from cycles where subscription_id = ${subscriptionId} and status = 'scheduled'
      and index < ${firstOpenIndex} and cut_off_on >= ${since}::date and (${last}::date is null or due_on <= ${last}::date) order by index`
  const because = { code: 'paused', from: today, until } as const
  for (const { id } of passed) await leaveOut(tx, { id, because, actor, at: now })
}
