import { planSums } from '#lib/catalog/plan-sums.ts'
import type { PlanContent } from '#lib/catalog/schema.ts'
import type { Prisma } from '#lib/db/generated/client.ts'
import { fromColumn } from '#lib/plain-date.ts'
import { cycleStartsOn } from './cadence.ts'
import { scheduleCycle } from './open-cycle.ts'

export type AwaitingCycle = {
  id: string
  index: number
  subscriptionId: string
  subscriptionStatus: string
  quantity: number
  anchorOn: Date
  content: PlanContent
  now: Date
}

/**
 * awaiting_payment → paid or skipped, inside the caller's transaction, which holds the subscription's
 * row; a running subscription gets its next cycle, counted from the anchor.
 */
export async function endCycle(
  tx: Prisma.TransactionClient,
  cycle: AwaitingCycle,
  { to, reason, actor }: { to: 'paid' | 'skipped'; reason: string; actor: string },
): Promise<void> {
  const { id, index, subscriptionId, quantity, anchorOn, content, now } = cycle
  const { count } = await tx.cycle.updateMany({
    where: { id, status: 'awaiting_payment' },
    data: { status: to },
  })
  if (count !== 1) throw new Error(`Cycle ${id} does not wait for a payment`)
  await tx.cycleHistory.create({
    data: { cycleId: id, from: 'awaiting_payment', to, reason, actor, at: now },
  })
  if (cycle.subscriptionStatus !== 'active') return
  await scheduleCycle(tx, {
    subscriptionId,
    index: index + 1,
    dueOn: cycleStartsOn(content.cadence, fromColumn(anchorOn), index + 1),
    amountMinor: planSums(content, quantity).laterOrderMinor,
    now,
    actor,
  })
}
