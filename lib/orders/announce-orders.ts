import { z } from 'zod'
import { anyOf } from '#lib/db/any-of.ts'
import { db } from '#lib/db/client.ts'
import { rows } from '#lib/db/rows.ts'
import { queueEmails } from '#lib/outbox/queue-email.ts'
import { type Budget, unlimited } from '#lib/queue/budget.ts'
import { isShopInTestMode } from '#lib/smartpay-account/shop-mode.ts'
import { orderedSubscriptions } from '#lib/states/subscription.ts'

/** So many days before an order can be changed no more its customer hears of it. */
export const announceDays = 3
const batchSize = 500

const dueSchema = z.object({ id: z.string() })

/**
 * Queues a mail about each order that a token will pay and that can still be changed for a few days: once a cycle, however
 * often this runs. What it says is read when it is sent.
 */
export async function announceOrders(
  budget: Budget = unlimited,
): Promise<{ announced: number; complete: boolean }> {
  const test = await isShopInTestMode()
  let announced = 0
  while (!budget.isOver()) {
    const due = await rows(db(), dueSchema)`
      select c.id from cycles c join subscriptions s on s.id = c.subscription_id join customers k on k.id = s.customer_id
        join tokens t on t.id = s.token_id
      where c.status = 'scheduled' and c.cut_off_on >= shop_day(teiki_now())
        and c.cut_off_on <= shop_day(teiki_now()) + ${announceDays}::int
        and s.status in ${anyOf(orderedSubscriptions)} and s.payment_method = 'smartpay' and s.held_at is null and k.held_at is null and t.test = ${test}
        and not exists (select from emails n where n.kind = 'order-upcoming' and n.cause = c.id)
      order by c.cut_off_on, c.id limit ${batchSize}`
    if (due.length === 0) return { announced, complete: true }
    const causes = due.map(({ id }) => id)
    announced += await queueEmails(db(), 'order-upcoming', causes)
  }
  return { announced, complete: false }
}
