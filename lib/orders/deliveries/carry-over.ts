import { anyOf } from '#lib/db/any-of.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { goneDeliveries } from '#lib/states/delivery.ts'
import { historyOf } from '#lib/states/history.ts'

/**
 * An order takes the place of others of its cycle, of which something went out on credit: that has gone out of this one, and is
 * not sent again. Inside the caller's transaction, which holds the cycle.
 */
export async function carryOverDeliveries(
  tx: Prisma.TransactionClient,
  { orderId, actor }: { orderId: string; actor: string },
): Promise<void> {
  await tx.$executeRaw`
    with gone as (
      update deliveries d set status = 'shipped', carrier = earlier.carrier, tracking = earlier.tracking, shipped_at = earlier.shipped_at
      from orders o join orders other on other.cycle_id = o.cycle_id and other.id <> o.id join deliveries earlier on earlier.order_id = other.id
      where o.id = ${orderId} and d.order_id = o.id and earlier.position = d.position
        and earlier.status in ${anyOf(goneDeliveries)} and d.status = 'planned'
      returning d.id
    )
    ${historyOf('delivery', { rows: Prisma.sql`gone`, from: 'planned', to: 'shipped', code: 'gone-on-credit', actor })}`
}
