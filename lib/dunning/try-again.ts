import type { Prisma } from '#lib/db/generated/client.ts'
import { intendCharge } from '#lib/orders/intend-charge.ts'
import type { PastDueOrder } from './dunning-facts.ts'

/**
 * Another attempt to collect an order that is past due, to be sent at once: what was given up may have been paid since, so
 * Smartpay is asked about that before (`charging/due-charges.ts`). Inside the caller's transaction, which holds the order.
 */
export async function tryAgain(
  tx: Prisma.TransactionClient,
  order: PastDueOrder,
  actor: string,
): Promise<void> {
  const { orderId, lastAttempt, totalMinor: amountMinor, test, now } = order
  await tx.$executeRaw`
    update charges set next_try_at = teiki_now()
    where order_id = ${orderId} and status = 'hard_declined' and next_try_at is not null`
  const charge = { orderId, attempt: lastAttempt + 1, amountMinor, test, dueAt: now, now, actor }
  await intendCharge(tx, charge)
}
