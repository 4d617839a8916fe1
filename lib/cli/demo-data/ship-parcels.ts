import { anyOf } from '#lib/db/any-of.ts'
import { db } from '#lib/db/client.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { waitingDeliveries } from '#lib/states/delivery.ts'
import { historyOf } from '#lib/states/history.ts'

/**
 * What is planned for the day or before goes out, as far as it is paid for or is paid at the door. All of a day at once, by
 * the rule of `orders/deliveries/may-ship.ts`: thousands of parcels, one by one, would take longer than all the rest.
 */
export async function shipParcels(at: number, staffId: string): Promise<void> {
  const now = new Date(at)
  await db().$executeRaw`
    with leaving as (
      select d.id, d.status::text as was from deliveries d join orders o on o.id = d.order_id
      where d.status in ${anyOf(waitingDeliveries)} and d.dispatch_on <= (${now}::timestamptz at time zone 'Asia/Tokyo')::date
        and (o.status = 'paid' or (o.status = 'awaiting_payment' and o.payment_method = 'cash_on_delivery'))
    ), gone as (
      update deliveries d set status = 'shipped', carrier = '山彦運輸', shipped_at = ${now} from leaving where d.id = leaving.id
      returning d.id, leaving.was
    )
    ${historyOf('delivery', { rows: Prisma.sql`gone`, from: Prisma.sql`was`, to: 'shipped', code: 'shipped', actor: staffId, at: now })}`
}
