import { z } from 'zod'
import type { Prisma } from '#lib/db/generated/client.ts'
import { rows } from '#lib/db/rows.ts'
import { leaveOut } from '#lib/orders/leave-out.ts'
import { currentPause } from './pause.ts'
import type { LockedSchedule } from './schedule-facts.ts'

/** What lay in the pause, and whose cut-off went by, brings no order after it. */
export async function leaveOutPassed(
  tx: Prisma.TransactionClient,
  { subscriptionId, firstOpenIndex, changes, today, now }: LockedSchedule,
  actor: string,
): Promise<void> {
  const until = currentPause(changes)?.until ?? null
  const last = until && `${until}`
  const passed = await rows(tx, z.object({ id: z.string() }))`
    select id from cycles where subscription_id = ${subscriptionId} and status = 'scheduled'
      and index < ${firstOpenIndex} and (${last}::date is null or due_on <= ${last}::date) order by index`
  const because = { code: 'paused', from: today, until } as const
  for (const { id } of passed) await leaveOut(tx, { id, because, actor, at: now })
}
