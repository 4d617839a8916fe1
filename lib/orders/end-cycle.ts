import { AppError } from '#lib/app-error.ts'
import { cycleStartsOn } from '#lib/catalog/cadence.ts'
import { planSums } from '#lib/catalog/plan-sums.ts'
import type { PlanContent } from '#lib/catalog/schema.ts'
import type { Prisma } from '#lib/db/generated/client.ts'
import { fromColumn } from '#lib/plain-date.ts'
import type { CycleStatus } from '#lib/states/cycle.ts'
import { recordMove } from '#lib/states/history.ts'
import type { Because } from '#lib/states/history-codes.ts'
import type { SubscriptionStatus } from '#lib/states/subscription.ts'
import { scheduleCycle } from './open-cycle.ts'

type EndingCycle = {
  id: string
  /** What it is before. */
  status: CycleStatus
  index: number
  subscriptionId: string
  subscriptionStatus: SubscriptionStatus
  /** What the payment method costs with each order, as agreed; yen. */
  agreedFeeMinor: number
  quantity: number
  anchorOn: Date
  content: PlanContent
  now: Date
}

/**
 * A cycle becomes paid or skipped, inside the caller's transaction, which holds the subscription's row; a
 * running subscription gets its next cycle, counted from the anchor.
 */
export async function endCycle(
  tx: Prisma.TransactionClient,
  cycle: EndingCycle,
  { to, actor, ...because }: Because<'cycle'> & { to: 'paid' | 'skipped'; actor: string },
): Promise<void> {
  const { id, status, now } = cycle
  const { count } = await tx.cycle.updateMany({
    where: { id, status },
    data: { status: to },
  })
  if (count !== 1) throw new AppError('The cycle has moved on', { cycleId: id, from: status, to })
  await recordMove(tx, 'cycle', { id, from: status, to, ...because, actor, at: now })
  await scheduleNext(tx, cycle, actor)
}

/** The cycle after this one, unless it is there or the subscription does not run. */
export async function scheduleNext(
  tx: Prisma.TransactionClient,
  cycle: Omit<EndingCycle, 'id' | 'status'>,
  actor: string,
): Promise<void> {
  const { index, subscriptionId, agreedFeeMinor, quantity, anchorOn, content, now } = cycle
  if (cycle.subscriptionStatus !== 'active') return
  await scheduleCycle(tx, {
    subscriptionId,
    index: index + 1,
    dueOn: cycleStartsOn(content.cadence, fromColumn(anchorOn), index + 1),
    amountMinor: planSums(content, quantity).laterOrderMinor,
    feeMinor: agreedFeeMinor,
    now,
    actor,
  })
}
