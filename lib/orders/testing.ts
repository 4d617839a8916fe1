import { db } from '#lib/db/client.ts'
import { inTransaction } from '#lib/db/in-transaction.ts'
import type { OrderStatus } from '#lib/states/order.ts'
import { lockCycle } from './lock-cycle.ts'
import { makeOrder } from './make-order.ts'

/** The order of the first scheduled cycle of a subscription that a token pays, in whatever state. */
export async function orderOf(subscriptionId: string, status: OrderStatus = 'open') {
  const { id: cycleId } = await db().cycle.findFirstOrThrow({
    where: { subscriptionId, status: 'scheduled' },
    orderBy: { index: 'asc' },
  })
  const id = await inTransaction(async (tx) => {
    const cycle = await lockCycle(tx, cycleId)
    return cycle && makeOrder(tx, cycle, null, 'test')
  })
  return db().order.update({ where: { id: id ?? '' }, data: { status } })
}
