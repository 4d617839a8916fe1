import { db } from '#lib/db/client.ts'
import { captureOrder, getCapture } from './capture-order.ts'

/** Has an order captured as somebody does who sees what comes of it: what became of that. */
export async function captureShown(orderId: string): Promise<string> {
  const { subscriptionId } = await db().order.findUniqueOrThrow({ where: { id: orderId } })
  const preview = await getCapture(subscriptionId, orderId)
  if (!preview.ok) return preview.reason
  const asked = { subscriptionId, orderId, staffId: 'somebody', shown: preview.value.mark }
  const captured = await captureOrder(asked)
  return captured.ok ? captured.value : captured.reason
}
