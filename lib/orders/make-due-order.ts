import { AppError } from '#lib/app-error.ts'
import type { OfflineMethod } from '#lib/catalog/schema.ts'
import { instantOf } from '#lib/clock.ts'
import type { Prisma } from '#lib/db/generated/client.ts'
import { dateIn, fromColumn, type PlainDate } from '#lib/plain-date.ts'
import { isOneOf } from '#lib/states/moves.ts'
import { orderedSubscriptions } from '#lib/states/subscription.ts'
import { type LockedCycle, lockCycle } from './lock-cycle.ts'
import { makeOrder } from './make-order.ts'
import { askForPayment } from './offline/ask-for-payment.ts'
import { skipCycle } from './skip-cycle.ts'
import { whyTooLate } from './too-late.ts'

/**
 * The order of a cycle whose cut-off is over, or a skip where nobody came to it in time. Inside the caller's transaction.
 *
 * @returns null: there is nothing to do, or it was done
 */
export async function makeDueOrder(
  tx: Prisma.TransactionClient,
  cycleId: string,
  actor: string,
): Promise<'made' | 'skipped' | null> {
  const cycle = await lockCycle(tx, cycleId)
  if (cycle?.status !== 'scheduled' || !isOneOf(orderedSubscriptions, cycle.subscriptionStatus))
    return null
  const today = todayOf(cycle)
  if (fromColumn(cycle.cutOffOn).until(today).days < 1) return null
  const code = whyTooLate(cycle, today)
  if (code) {
    await skipCycle(tx, cycle, { code, actor })
    return 'skipped'
  }
  if (cycle.paymentMethod === 'smartpay') await makeOrder(tx, cycle, null, actor)
  else await ask(tx, cycle, cycle.paymentMethod, actor)
  return 'made'
}

async function ask(
  tx: Prisma.TransactionClient,
  cycle: LockedCycle,
  method: OfflineMethod,
  actor: string,
): Promise<void> {
  const { id: cycleId, facts } = cycle
  // A shop that took the way's settings away cannot tell where to pay: staff see the order overdue.
  if (facts.paymentMethods[method] === null)
    throw new AppError('The shop has no settings for a payment method in use', {
      cycleId,
      kind: method,
    })
  const [dueOn, today] = [fromColumn(cycle.dueOn), todayOf(cycle)]
  // A late run asks for the money from today on: nobody is given less time than the shop promises.
  const askedOn = dueOn.until(today).days > 0 ? today : dueOn
  await askForPayment(tx, cycle, { method, askedOn, actor })
}

/** The merchant's day. */
export function todayOf({ facts, now }: { facts: { timeZone: string }; now: Date }): PlainDate {
  return dateIn(facts.timeZone, instantOf(now))
}
