import { AppError } from '#lib/app-error.ts'
import type { SkipReason } from '#lib/calendar/counted.ts'
import type { Prisma } from '#lib/db/generated/client.ts'
import { recordMove } from '#lib/states/history.ts'

type Left = { id: string; because: SkipReason; actor: string; at: Date }

/** scheduled → skipped, because somebody said so. Inside the caller's transaction, which holds subscription and cycle. */
export async function leaveOut(
  tx: Prisma.TransactionClient,
  { id, because, actor, at }: Left,
): Promise<void> {
  const { count } = await tx.cycle.updateMany({
    where: { id, status: 'scheduled' },
    data: { status: 'skipped' },
  })
  if (count !== 1) throw new AppError('The cycle has moved on', { cycleId: id })
  const { code } = because
  await recordMove(tx, 'cycle', { id, from: 'scheduled', to: 'skipped', code, actor, at })
}
