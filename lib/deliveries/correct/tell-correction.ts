import { z } from 'zod'
import type { Prisma } from '#lib/db/generated/client.ts'
import { row } from '#lib/db/rows.ts'
import { parcelCause } from '#lib/outbox/parcel-cause.ts'
import { queueEmail } from '#lib/outbox/queue-email.ts'

/**
 * Queues a mail that puts right what the customer was told of a parcel. Where that mail still waits nobody takes it before this
 * transaction ends, and it says what is true then, or nothing.
 *
 * @param historyId the row of the parcel's history that corrects it
 */
export async function tellCorrection(
  tx: Prisma.TransactionClient,
  deliveryId: string,
  historyId: bigint,
): Promise<void> {
  const mail = await row(tx, z.object({ mayBeSent: z.boolean() }))`
    select status in ('sending', 'sent', 'unknown') or resent_at is not null or (status = 'queued' and next_try_at > teiki_now()) as "mayBeSent"
    from emails where kind = 'order-shipped' and cause in (${deliveryId}, ${deliveryId} || ' ' || (
      select max(id) from delivery_history where delivery_id = ${deliveryId} and code = 'shipped'))
    order by created_at desc limit 1 for update`
  if (mail?.mayBeSent)
    await queueEmail(tx, 'shipment-corrected', parcelCause(deliveryId, historyId))
}
