import { cutOffBefore } from '#lib/calendar/cut-off.ts'
import { dueDate } from '#lib/calendar/schedule.ts'
import { planSums } from '#lib/catalog/plan-sums.ts'
import type { PlanContent, ShopFacts } from '#lib/catalog/schema.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { newId } from '#lib/ids.ts'
import { fromColumn, type PlainDate } from '#lib/plain-date.ts'
import { historyOf } from '#lib/states/history.ts'
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
  const [dueText, cutOffText] = [dueOn, lastDayToChange({ content, facts }, dueOn, index)].map(
    String,
  )
  const rows = Prisma.sql`planned`
  const planned = { rows, from: null, to: 'scheduled', code: 'planned', actor, at: now } as const
  const made = await tx.$executeRaw`
    with planned as (
      insert into cycles (id, subscription_id, index, due_on, cut_off_on, amount_minor, fee_minor, created_at)
      values (${id}, ${subscriptionId}, ${index}, ${dueText}::date, ${cutOffText}::date,
        ${index === 0 ? firstOrderMinor : laterOrderMinor}, ${agreedFeeMinor}, ${now})
      on conflict do nothing returning id
    )
    ${historyOf('cycle', { ...planned, detail: { number: index + 1 } })}`
  return made === 0 ? null : id
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
