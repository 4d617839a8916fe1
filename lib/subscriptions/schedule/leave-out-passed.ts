import type { Prisma } from '#lib/db/generated/client.ts'
import { leaveOut } from '#lib/orders/leave-out.ts'
import { currentPause, passesInPause } from './pause.ts'
import type { LockedSchedule } from './schedule-facts.ts'

/** What lay in the pause, and whose cut-off went by in it, brings no order after it; what was firm before it stays so. */
export async function leaveOutPassed(
  tx: Prisma.TransactionClient,
  schedule: LockedSchedule,
  actor: string,
): Promise<void> {
  const { changes, closed, today, now: at } = schedule
  const until = currentPause(schedule, changes)?.until ?? null
  const because = { code: 'paused', from: today, until } as const
  for (const cycle of closed.filter((one) => passesInPause(schedule, one)))
    await leaveOut(tx, { id: cycle.id, because, actor, at })
}
