import { db } from '#lib/db/client.ts'

/** Charges of subscriptions that are only copied from: nobody sends them. */
export async function setAside(subscriptionIds: readonly string[]): Promise<void> {
  await db().charge.updateMany({
    where: { order: { subscriptionId: { in: [...subscriptionIds] } } },
    data: { nextTryAt: null },
  })
}
