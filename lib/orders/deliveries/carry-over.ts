import { anyOf } from '#lib/db/any-of.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { historyOf } from '#lib/states/history.ts'
import { goneDeliveries } from './owed.ts'

/**
 * A cycle got another order after one that was given up: what went out on credit of the earlier one has gone out of this one,
 * and is not sent again. Inside the caller's transaction, which holds the cycle.
 */
export async function carryOverDeliveries(
  tx: Prisma.TransactionClient,
  { from, to, actor }: { from: string; to: string; actor: string },
): Promise<void> {
  await tx.$executeRaw`
    with gone as (
      update deliveries d set status = 'shipped', carrier = earlier.carrier, tracking = earlier.tracking from deliveries earlier
      where d.order_id = ${to} and earlier.order_id = ${from} and earlier.position = d.position
        and earlier.status in ${anyOf(goneDeliveries)} and d.status = 'planned'
      returning d.id
    )
    ${historyOf('delivery', { rows: Prisma.sql`gone`, from: 'planned', to: 'shipped', code: 'gone-on-credit', actor })}`
}
