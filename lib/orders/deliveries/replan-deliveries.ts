import { Prisma } from '#lib/db/generated/client.ts'
import { historyOf } from '#lib/states/history.ts'
import { daysOf, type OrderToDeliver } from './plan-deliveries.ts'

/**
 * Money came for an order that goes out only once it is paid: its deliveries are counted from today where its day has
 * passed, and those that had ended with it go out after all. Inside the caller's transaction.
 */
export async function replanDeliveries(
  tx: Prisma.TransactionClient,
  order: OrderToDeliver & { orderId: string; actor: string },
): Promise<void> {
  const { orderId, actor, now: at } = order
  const days = daysOf(order)
  await tx.$executeRaw`
    update deliveries d set dispatch_on = p.dispatch_on::date, dispatch_because = p.because::jsonb, arrival_on = p.arrival_on::date
    from unnest(${days.map(({ dispatch }) => `${dispatch.on}`)}::text[],
        ${days.map(({ dispatch }) => JSON.stringify(dispatch.because))}::text[],
        ${days.map(({ arrival }) => `${arrival.on}`)}::text[])
        with ordinality as p (dispatch_on, because, arrival_on, at)
    where d.order_id = ${orderId} and d.position = p.at - 1 and d.status in ('planned', 'canceled')`
  await tx.$executeRaw`
    with again as (
      update deliveries set status = 'planned' where order_id = ${orderId} and status = 'canceled' returning id
    )
    ${historyOf('delivery', { rows: Prisma.sql`again`, from: 'canceled', to: 'planned', code: 'order-paid', actor, at })}`
}
