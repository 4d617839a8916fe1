import { db } from '#lib/db/client.ts'
import type { OrderStatus } from '#lib/states/order.ts'

/** The first order of a subscription that a token pays, in whatever state. */
export async function orderOf(subscriptionId: string, status: OrderStatus = 'open') {
  const { id } = await db().order.findFirstOrThrow({ where: { subscriptionId, index: 0 } })
  return db().order.update({ where: { id }, data: { status } })
}
