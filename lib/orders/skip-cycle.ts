import { AppError } from '#lib/app-error.ts'
import type { Prisma } from '#lib/db/generated/client.ts'
import { recordMove } from '#lib/states/history.ts'
import type { Because } from '#lib/states/history-codes.ts'
import type { LockedCycle } from './lock-cycle.ts'
import { scheduleNext } from './schedule-cycle.ts'

/**
 * scheduled → skipped: no order is made from it, and the next cycle comes. Inside the caller's transaction, which holds
 * the subscription and the cycle.
 */
export async function skipCycle(
  tx: Prisma.TransactionClient,
  cycle: LockedCycle,
  { actor, ...because }: Because<'cycle'> & { actor: string },
): Promise<void> {
  const { id, now } = cycle
  const { count } = await tx.cycle.updateMany({
    where: { id, status: 'scheduled' },
    data: { status: 'skipped' },
  })
  if (count !== 1) throw new AppError('The cycle has moved on', { cycleId: id, from: cycle.status })
  const skipped = { id, from: 'scheduled', to: 'skipped', ...because } as const
  await recordMove(tx, 'cycle', { ...skipped, actor, at: now })
  await scheduleNext(tx, cycle, actor)
}
