import { cutOffBefore } from '#lib/calendar/cut-off.ts'
import { dueDate } from '#lib/calendar/schedule.ts'
import { planSums } from '#lib/catalog/plan-sums.ts'
import type { PlanContent, ShopFacts } from '#lib/catalog/schema.ts'
import type { Prisma } from '#lib/db/generated/client.ts'
import { newId } from '#lib/ids.ts'
import { asColumn, fromColumn, type PlainDate } from '#lib/plain-date.ts'
import { recordMove } from '#lib/states/history.ts'
import { isOneOf } from '#lib/states/moves.ts'
import { orderedSubscriptions, type SubscriptionStatus } from '#lib/states/subscription.ts'

/** A subscription as the calendar needs it; the fee is what its payment method costs with each order, in yen. */
export type Scheduled = {
  subscriptionId: string
  subscriptionStatus: SubscriptionStatus
  anchorOn: Date
  content: PlanContent
  facts: ShopFacts
  quantity: number
  agreedFeeMinor: number
  now: Date
}

/**
 * The cycle of an index, counted from the anchor, inside the caller's transaction. One that exists stays as it is.
 *
 * @returns its id; null when it existed already
 */
export async function scheduleCycle(
  tx: Prisma.TransactionClient,
  { subscriptionId, content, facts, quantity, anchorOn, agreedFeeMinor, now }: Scheduled,
  index: number,
  actor: string,
): Promise<string | null> {
  const id = newId('cyc')
  const { cadence } = content
  const dueOn = dueDate({ cadence, anchorOn: fromColumn(anchorOn), anchorIndex: 0 }, index).on
  const { firstOrderMinor, laterOrderMinor } = planSums(content, quantity)
  const made = await tx.cycle.createMany({
    data: {
      id,
      subscriptionId,
      index,
      dueOn: asColumn(dueOn),
      cutOffOn: asColumn(lastDayToChange({ content, facts }, dueOn, index)),
      amountMinor: index === 0 ? firstOrderMinor : laterOrderMinor,
      feeMinor: agreedFeeMinor,
      createdAt: now,
    },
    skipDuplicates: true,
  })
  if (made.count === 0) return null
  const planned = {
    from: null,
    to: 'scheduled',
    code: 'planned',
    detail: { number: index + 1 },
  } as const
  await recordMove(tx, 'cycle', { id, ...planned, actor, at: now })
  return id
}

/** The first order is made at once: its day before stands for a cut-off that it has not. */
function lastDayToChange(
  { content, facts }: Pick<Scheduled, 'content' | 'facts'>,
  dueOn: PlainDate,
  index: number,
): PlainDate {
  return index === 0
    ? dueOn.subtract({ days: 1 })
    : cutOffBefore({ content, shopDays: facts.workingDays }, dueOn).on
}

/** The cycle after this one, unless it is there or the subscription does not run. */
export async function scheduleNext(
  tx: Prisma.TransactionClient,
  cycle: Scheduled & { index: number },
  actor: string,
): Promise<void> {
  if (isOneOf(orderedSubscriptions, cycle.subscriptionStatus))
    await scheduleCycle(tx, cycle, cycle.index + 1, actor)
}
