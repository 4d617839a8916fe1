import { db } from '#lib/db/client.ts'
import { cancelSubscription } from './cancel-subscription.ts'
import { openOrders } from './cancellation.ts'

/** Cancels a subscription as somebody does who sees its orders as they are. */
export async function cancelNow(subscriptionId: string): Promise<void> {
  const cycles = await db().cycle.findMany({
    where: { subscriptionId },
    orderBy: { index: 'asc' },
    select: { index: true, status: true },
  })
  const canceled = await cancelSubscription({
    subscriptionId,
    reason: 'asked-by-customer',
    staffId: 'somebody',
    shown: openOrders(cycles),
  })
  if (!canceled.ok) throw new Error(`Not canceled: ${canceled.reason}`)
}
