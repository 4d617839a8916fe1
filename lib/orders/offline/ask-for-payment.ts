import { AppError } from '#lib/app-error.ts'
import type { OfflineMethod } from '#lib/catalog/schema.ts'
import type { Prisma } from '#lib/db/generated/client.ts'
import { randomDigits } from '#lib/ids.ts'
import type { LockedCycle } from '#lib/orders/lock-cycle.ts'
import { makeOrder } from '#lib/orders/make-order.ts'
import { queueEmail } from '#lib/outbox/queue-email.ts'
import type { PlainDate } from '#lib/plain-date.ts'
import { payDatesFor } from './pay-dates.ts'
import { payReferenceFrom } from './pay-reference.ts'

/**
 * Makes the order of a cycle that is paid offline: the shopper is told what to pay where by when, with the reference
 * that identifies the order. Inside the caller's transaction, which holds the subscription and the cycle.
 *
 * @param askedOn the day from which the time to pay counts
 * @returns the order's id
 */
export async function askForPayment(
  tx: Prisma.TransactionClient,
  cycle: LockedCycle,
  { method, askedOn, actor }: { method: OfflineMethod; askedOn: PlainDate; actor: string },
): Promise<string> {
  const { facts, content } = cycle
  const { payBy, remindOn } = payDatesFor(method, facts, content, askedOn)
  const offline = { method, payReference: await freeReference(tx), payBy, remindOn }
  const orderId = await makeOrder(tx, cycle, offline, actor)
  await queueEmail(tx, 'payment-instructions', orderId)
  return orderId
}

/** The unique index has the last word; until millions of orders a free one is found at once. */
async function freeReference(tx: Prisma.TransactionClient): Promise<string> {
  for (let tries = 0; tries < 20; tries += 1) {
    const payReference = payReferenceFrom(randomDigits(7))
    const taken = await tx.order.count({ where: { payReference } })
    if (taken === 0) return payReference
  }
  throw new AppError('No free payment reference was found')
}
