import { AppError } from '#lib/app-error.ts'
import type { DunningEnd } from '#lib/catalog/charging-settings.ts'
import { instantOf } from '#lib/clock.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { carryOverDeliveries } from '#lib/orders/deliveries/carry-over.ts'
import { endOrders } from '#lib/orders/end-orders.ts'
import { lockCycle } from '#lib/orders/lock-cycle.ts'
import { askForPayment } from '#lib/orders/offline/ask-for-payment.ts'
import { queueEmail } from '#lib/outbox/queue-email.ts'
import { dateIn } from '#lib/plain-date.ts'
import { historyOf } from '#lib/states/history.ts'
import { endSubscription } from '#lib/subscriptions/end-subscription.ts'
import type { PastDueOrder } from './dunning-facts.ts'

const actor = 'engine'

/**
 * The end of an order that nobody could collect, as the policy says: it is canceled, and the subscription goes on, is
 * paused or canceled; or its cycle gets another order, that the shopper pays by transfer. Told by mail. Inside the
 * caller's transaction, which holds the subscription, the cycle and the order.
 */
export async function giveUp(
  tx: Prisma.TransactionClient,
  order: PastDueOrder,
  end: DunningEnd,
): Promise<void> {
  const { orderId, subscriptionId, subscriptionStatus: status, tokenId } = order
  if (end === 'cancel') {
    const ended = { subscriptionId, status, tokenId, reason: 'not-paid', actor } as const
    await endSubscription(tx, ended)
    return
  }
  await endOrders(tx, Prisma.sql`o.id = ${orderId}`, { code: 'given-up', actor })
  if (end === 'transfer') await askForTransfer(tx, order)
  else await queueEmail(tx, 'order-given-up', orderId)
  await moveSubscription(tx, order, end === 'pause' ? 'paused' : 'active')
}

/** Only this order: the next one is charged as agreed. */
async function askForTransfer(
  tx: Prisma.TransactionClient,
  { cycleId, facts, now }: PastDueOrder,
): Promise<void> {
  await tx.$executeRaw`
    with again as (
      update cycles set status = 'scheduled', order_id = null where id = ${cycleId} and status = 'ordered' returning id
    )
    ${historyOf('cycle', { rows: Prisma.sql`again`, from: 'ordered', to: 'scheduled', code: 'given-up', actor })}`
  const cycle = await lockCycle(tx, cycleId)
  if (!cycle) throw new AppError('The cycle of an order is gone', { cycleId })
  const askedOn = dateIn(facts.timeZone, instantOf(now))
  const instead = await askForPayment(tx, cycle, { method: 'bank_transfer', askedOn, actor })
  await carryOverDeliveries(tx, { orderId: instead, actor })
}

/** It runs again as soon as no other order of it waits for money. */
async function moveSubscription(
  tx: Prisma.TransactionClient,
  { subscriptionId, subscriptionStatus: from }: PastDueOrder,
  to: 'paused' | 'active',
): Promise<void> {
  await tx.$executeRaw`
    with moved as (
      update subscriptions s set status = ${to}::subscription_status
      where id = ${subscriptionId} and status in ('active', 'past_due') and status::text <> ${to}
        and (${to} = 'paused' or not exists (select from orders o where o.subscription_id = s.id and o.status = 'past_due'))
      returning id
    )
    ${historyOf('subscription', { rows: Prisma.sql`moved`, from, to, code: 'order-given-up', actor })}`
}
