import type { CalendarChange } from '#lib/calendar/changes.ts'
import { type ComingCycle, cycleAt } from '#lib/calendar/coming-cycles.ts'
import { isEndless, type SkipReason } from '#lib/calendar/counted.ts'
import { planSums } from '#lib/catalog/plan-sums.ts'
import type { PlanContent, ShopFacts } from '#lib/catalog/schema.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { newId } from '#lib/ids.ts'
import { fromColumn } from '#lib/plain-date.ts'
import { historyOf } from '#lib/states/history.ts'
import { isOneOf } from '#lib/states/moves.ts'
import { orderedSubscriptions, type SubscriptionStatus } from '#lib/states/subscription.ts'
import { leaveOut } from './leave-out.ts'

/** A subscription as the calendar needs it; the fee is what its payment method costs with each order, in yen. */
export type Scheduled = {
  subscriptionId: string
  subscriptionStatus: SubscriptionStatus
  anchorOn: Date
  changes: readonly CalendarChange[]
  content: PlanContent
  facts: ShopFacts
  quantity: number
  agreedFeeMinor: number
  now: Date
}

/** One cycle of the subscription, as the calendar has it now. */
export function plannedCycle(scheduled: Scheduled, index: number): ComingCycle {
  const { content, facts, quantity, changes, anchorOn } = scheduled
  const schedule = { cadence: content.cadence, anchorOn: fromColumn(anchorOn), anchorIndex: 0 }
  return cycleAt({ content, shopDays: facts.workingDays, quantity, schedule, changes }, index)
}

/**
 * The cycle of an index, counted from the anchor, inside the caller's transaction. One that exists stays as it is.
 *
 * @returns its id; null when it existed already
 */
export async function scheduleCycle(
  tx: Prisma.TransactionClient,
  scheduled: Scheduled,
  index: number,
  actor: string,
): Promise<string | null> {
  const { subscriptionId, content, quantity, agreedFeeMinor, now } = scheduled
  const id = newId('cyc')
  const { due, cutOff } = plannedCycle(scheduled, index)
  // The first order is made at once: its day before stands for a cut-off that it has not.
  const cutOffOn = cutOff?.on ?? due.on.subtract({ days: 1 })
  const { firstOrderMinor, laterOrderMinor } = planSums(content, quantity)
  const rows = Prisma.sql`planned`
  const planned = { rows, from: null, to: 'scheduled', code: 'planned', actor, at: now } as const
  const made = await tx.$executeRaw`
    with planned as (
      insert into cycles (id, subscription_id, index, due_on, cut_off_on, amount_minor, fee_minor, created_at)
      values (${id}, ${subscriptionId}, ${index}, ${`${due.on}`}::date, ${`${cutOffOn}`}::date,
        ${index === 0 ? firstOrderMinor : laterOrderMinor}, ${agreedFeeMinor}, ${now})
      on conflict do nothing returning id
    )
    ${historyOf('cycle', { ...planned, detail: { number: index + 1 } })}`
  return made === 0 ? null : id
}

/** The cycle after this one, unless the subscription does not run; where it is left out, those after it up to one that is not. */
export async function scheduleNext(
  tx: Prisma.TransactionClient,
  cycle: Scheduled & { index: number },
  actor: string,
): Promise<void> {
  if (isOneOf(orderedSubscriptions, cycle.subscriptionStatus))
    await scheduleFrom(tx, cycle, cycle.index + 1, actor)
}

/**
 * The cycles from an index on, up to the first of which an order comes; none in a pause without an end, nor where the
 * subscription ends. Those that were there stay as they are. Inside the caller's transaction, which holds the subscription.
 */
export async function scheduleFrom(
  tx: Prisma.TransactionClient,
  scheduled: Scheduled,
  from: number,
  actor: string,
): Promise<void> {
  for (let index = from; ; index += 1) {
    const cycle = plannedCycle(scheduled, index)
    if (cycle.status === 'skipped' && isLast(cycle.because)) return
    const id = await scheduleCycle(tx, scheduled, index, actor)
    if (cycle.status === 'coming') return
    if (id) await leaveOut(tx, { id, because: cycle.because, actor, at: scheduled.now })
  }
}

/** Nobody knows of an order after it. */
function isLast(because: SkipReason): boolean {
  return because.code === 'ending' || isEndless(because)
}
