import { anyOf } from '#lib/db/any-of.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { waitingDeliveries } from '#lib/states/delivery.ts'
import { historyOf } from '#lib/states/history.ts'
import type { Because } from '#lib/states/history-codes.ts'

/**
 * planned, packed → canceled where their order ended: nothing more goes out, and what is on its way already stays as it
 * is. Inside the transaction that ended the orders.
 *
 * @param which a condition on the orders `o`
 */
export async function cancelDeliveries(
  tx: Prisma.TransactionClient,
  which: Prisma.Sql,
  actor: string,
): Promise<void> {
  const ended = Prisma.sql`o.status in ('canceled', 'expired') and ${which}`
  await endDeliveries(tx, ended, { code: 'order-over', actor })
}

/** The same of orders that go on existing: their money goes back. @param which a condition on the orders `o` */
export async function endDeliveries(
  tx: Prisma.TransactionClient,
  which: Prisma.Sql,
  { actor, ...because }: Because<'delivery'> & { actor: string },
): Promise<void> {
  await tx.$executeRaw`
    with waiting as (
      select d.id, d.status::text as was from orders o join deliveries d on d.order_id = o.id
      where d.status in ${anyOf(waitingDeliveries)} and ${which}
    ), ended as (
      update deliveries d set status = 'canceled' from waiting where d.id = waiting.id returning d.id, waiting.was
    )
    ${historyOf('delivery', { rows: Prisma.sql`ended`, from: Prisma.sql`was`, to: 'canceled', ...because, actor })}`
}
