import { planSums } from '#lib/catalog/plan-sums.ts'
import type { PlanContent } from '#lib/catalog/schema.ts'
import type { Details } from '#lib/customers/details.ts'
import type { Prisma } from '#lib/db/generated/client.ts'
import { newId } from '#lib/ids.ts'
import type { PlainDate } from '#lib/plain-date.ts'

type Beginning = {
  subscriptionId: string
  tokenId: string
  customerId: string
  planVersionId: string
  content: PlanContent
  quantity: number
  details: Details
  today: PlainDate
  now: Date
  actor: string
}

/**
 * pending → active inside the settling transaction, with the agreed version and the first cycle due
 * today. Dates of all cycles count from this day, the anchor (safety §1, rule 9).
 */
export async function beginSubscription(
  tx: Prisma.TransactionClient,
  beginning: Beginning,
): Promise<void> {
  const { subscriptionId, now, actor } = beginning
  const { count } = await tx.subscription.updateMany({
    where: { id: subscriptionId, status: 'pending' },
    data: activeColumns(beginning),
  })
  if (count !== 1) throw new Error(`Subscription ${subscriptionId} began twice`)
  await tx.subscriptionHistory.create({
    data: { subscriptionId, from: 'pending', to: 'active', reason: 'token active', actor, at: now },
  })
  await tx.cycle.create({ data: firstCycle(beginning) })
}

function activeColumns({ details, today, now, ...beginning }: Beginning) {
  const { dateOfBirth: _, legalGender: __, ...delivery } = details
  return {
    status: 'active' as const,
    customerId: beginning.customerId,
    tokenId: beginning.tokenId,
    planVersionId: beginning.planVersionId,
    quantity: beginning.quantity,
    delivery,
    anchorOn: asColumn(today),
    activatedAt: now,
  }
}

function firstCycle({ subscriptionId, content, quantity, today, now }: Beginning) {
  return {
    id: newId('cyc'),
    subscriptionId,
    index: 0,
    dueOn: asColumn(today),
    amountMinor: planSums(content, quantity).firstOrderMinor,
    createdAt: now,
  }
}

/** Prisma writes a `date` column from midnight UTC. */
function asColumn(date: PlainDate): Date {
  return new Date(`${date.toString()}T00:00:00Z`)
}
