import { db } from '#lib/db/client.ts'
import { cancelOrder, getCancellation } from './cancel-order.ts'

/** Cancels an order as somebody does who sees what comes of it: what became of that. */
export async function cancelShown(orderId: string): Promise<string> {
  const { subscriptionId } = await db().order.findUniqueOrThrow({ where: { id: orderId } })
  const preview = await getCancellation(subscriptionId, orderId)
  if (!preview.ok) return preview.reason
  const canceled = await cancelOrder({
    subscriptionId,
    orderId,
    reason: 'asked-by-customer',
    staffId: 'somebody',
    shown: preview.value.mark,
  })
  return canceled.ok ? canceled.value : canceled.reason
}
