import { z } from 'zod'
import { instantOf } from '#lib/clock.ts'
import { db } from '#lib/db/client.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { rows } from '#lib/db/rows.ts'
import { queueEmails } from '#lib/outbox/queue-email.ts'
import { dateIn } from '#lib/plain-date.ts'
import { type Budget, unlimited } from '#lib/queue/budget.ts'
import { isShopInTestMode } from '#lib/smartpay-account/shop-mode.ts'
import { listPastDue, type PastDueOrder, stepOf } from './dunning-facts.ts'
import { endWarning } from './end-warning.ts'

const unwarned = Prisma.sql`not exists (select from emails n where n.kind = 'order-last-notice' and n.cause = o.id)`

/**
 * Queues a mail about each order that is about to be given up, while the shopper can still do something about it: once an
 * order, however often this runs. What it says is read when it is sent.
 */
export async function announceEnds(
  budget: Budget = unlimited,
): Promise<{ announced: number; complete: boolean }> {
  const test = await isShopInTestMode()
  let announced = 0
  let last: PastDueOrder | null = null
  while (!budget.isOver()) {
    const batch: PastDueOrder[] = await listPastDue(last, test, unwarned)
    if (batch.length === 0) return { announced, complete: true }
    announced += await queueEmails(db(), 'order-last-notice', await aboutToEnd(batch))
    last = batch.at(-1) ?? last
  }
  return { announced, complete: false }
}

async function aboutToEnd(orders: readonly PastDueOrder[]): Promise<string[]> {
  const mailedAt = await readDeclineMails(orders.map(({ orderId }) => orderId))
  return orders
    .filter((order) => {
      const on = (at: Date) => dateIn(order.facts.timeZone, instantOf(at))
      const step = stepOf(order)
      const mailed = mailedAt.get(order.orderId)
      const warning = endWarning({
        step,
        stepOn: step && dateIn(order.facts.timeZone, step.at),
        endedOn: on(order.endedAt),
        declineMailedOn: mailed ? on(mailed) : null,
      })
      const today = on(order.now)
      return (
        warning && warning.from.until(today).sign >= 0 && today.until(warning.lastDay).sign >= 0
      )
    })
    .map(({ orderId }) => orderId)
}

const mailSchema = z.object({ orderId: z.string(), at: z.date() })

/** When the shoppers were mailed that Smartpay declined, by order. */
async function readDeclineMails(orderIds: readonly string[]): Promise<Map<string, Date>> {
  const mails = await rows(db(), mailSchema)`
    select cause as "orderId", coalesce(sent_at, created_at) as at from emails
    where kind = 'order-declined' and cause = any(${orderIds}::text[]) and status <> 'dropped'`
  return new Map(mails.map(({ orderId, at }) => [orderId, at]))
}
