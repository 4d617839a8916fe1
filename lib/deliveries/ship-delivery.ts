import { z } from 'zod'
import { recordAudit } from '#lib/audit/record-audit.ts'
import { type CaptureRefusal, captureCharge } from '#lib/charging/capture-charge.ts'
import { db } from '#lib/db/client.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { inTransaction } from '#lib/db/in-transaction.ts'
import { type Client, requireRow, row } from '#lib/db/rows.ts'
import { type ShipRefusal, whyNotShip } from '#lib/orders/deliveries/may-ship.ts'
import { lockOrder } from '#lib/orders/lock-order.ts'
import { parcelCause } from '#lib/outbox/parcel-cause.ts'
import { queueEmail } from '#lib/outbox/queue-email.ts'
import { ok, type Result, refused } from '#lib/result.ts'
import { historyOf } from '#lib/states/history.ts'
import { shipColumns, shipFactsOf, shipShape, shipTables } from './ship-facts.ts'

type Shipment = {
  deliveryId: string
  carrier: string | null
  /** The carrier's number of the parcel. */
  tracking: string | null
  staffId: string
}

type NotShipped = ShipRefusal | CaptureRefusal | 'unknown-delivery'

/**
 * planned, packed → shipped. What Smartpay only approved is captured first: goods leave where the money is sure, and a
 * capture whose outcome nobody knows leaves the delivery as it is, to be asked for again. Asking twice ships once.
 */
export async function shipDelivery(shipment: Shipment): Promise<Result<'shipped', NotShipped>> {
  const facts = await readFacts(db(), shipment.deliveryId)
  if (!facts) return refused('unknown-delivery')
  if (whyNotShip(facts) === null && facts.charge === 'authorized') {
    const captured = await captureCharge(facts.orderId)
    if (!captured.ok) return captured
  }
  return inTransaction(async (tx) => {
    await lockOrder(tx, { id: facts.orderId })
    const now = await readFacts(tx, shipment.deliveryId)
    const because = now ? whyNotShip(now) : 'unknown-delivery'
    // Approved anew meanwhile: that one is not captured.
    const reason = because ?? (now?.charge === 'authorized' ? 'not-captured' : null)
    if (reason === null) {
      const cause = parcelCause(shipment.deliveryId, await markShipped(tx, shipment))
      await queueEmail(tx, 'order-shipped', cause)
    }
    await audit(tx, shipment, reason)
    return reason === null ? ok('shipped') : refused(reason)
  })
}

const factsSchema = z.object(shipShape)

async function readFacts(client: Client, id: string) {
  const found = await row(client, factsSchema)`
    select ${shipColumns} from ${shipTables(Prisma.sql`(select * from deliveries where id = ${id})`)}`
  return found && shipFactsOf(found)
}

/** @returns the row of its history that says so */
async function markShipped(
  tx: Prisma.TransactionClient,
  { deliveryId, carrier, tracking, staffId }: Shipment,
): Promise<bigint> {
  const { historyId } = await requireRow(tx, z.object({ historyId: z.bigint() }))`
    with before as (select id, status::text as was from deliveries where id = ${deliveryId} for update),
      gone as (
        update deliveries d set status = 'shipped', carrier = ${carrier}, tracking = ${tracking}, shipped_at = teiki_now()
        from before where d.id = before.id returning d.id, before.was
      )
    ${historyOf('delivery', { rows: Prisma.sql`gone`, from: Prisma.sql`was`, to: 'shipped', code: 'shipped', actor: staffId })}
    returning id as "historyId"`
  return historyId
}

async function audit(
  tx: Prisma.TransactionClient,
  { deliveryId, staffId }: Shipment,
  because: NotShipped | null,
): Promise<void> {
  const entry = { actor: staffId, action: 'delivery.ship', subject: deliveryId } as const
  const detail = because === null ? {} : { because: `ship-${because}` }
  await recordAudit({ ...entry, outcome: because === null ? 'done' : 'refused', detail }, tx)
}
