import { AppError } from '#lib/app-error.ts'
import type { OfflineMethod } from '#lib/catalog/schema.ts'
import type { Prisma } from '#lib/db/generated/client.ts'
import { fromColumn } from '#lib/plain-date.ts'
import { type LockedCycle, lockCycle } from './lock-cycle.ts'
import { makeOrder } from './make-order.ts'
import { askForPayment } from './offline/ask-for-payment.ts'
import { stepOfCycle, todayOf } from './order-of-cycle.ts'
import { skipCycle } from './skip-cycle.ts'

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
  const step = cycle ? stepOfCycle(cycle, todayOf(cycle)) : 'wait'
  if (!cycle || step === 'wait') return null
  if (step !== 'make') {
    await skipCycle(tx, cycle, { code: step, actor })
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
