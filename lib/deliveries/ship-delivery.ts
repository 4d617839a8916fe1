import { z } from 'zod'
import { recordAudit } from '#lib/audit/record-audit.ts'
import { paymentMethods } from '#lib/catalog/payment-methods.ts'
import { storedFactsSchema } from '#lib/catalog/stored.ts'
import { type CaptureRefusal, captureCharge } from '#lib/charging/capture-charge.ts'
import { anyOf } from '#lib/db/any-of.ts'
import { db } from '#lib/db/client.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { inTransaction } from '#lib/db/in-transaction.ts'
import { type Client, row } from '#lib/db/rows.ts'
import { chargeThatCounts } from '#lib/orders/charge-that-counts.ts'
import { type ShipRefusal, whyNotShip } from '#lib/orders/deliveries/may-ship.ts'
import { owedBy } from '#lib/orders/deliveries/owed.ts'
import { lockOrder } from '#lib/orders/lock-order.ts'
import { ok, type Result, refused } from '#lib/result.ts'
import { chargeStatuses } from '#lib/states/charge.ts'
import { oddities } from '#lib/states/charge-failure.ts'
import { deliveryStatuses } from '#lib/states/delivery.ts'
import { historyOf } from '#lib/states/history.ts'
import { orderStatuses } from '#lib/states/order.ts'

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
    if (reason === null) await markShipped(tx, shipment)
    await audit(tx, shipment, reason)
    return reason === null ? ok('shipped') : refused(reason)
  })
}

const factsSchema = z.object({
  orderId: z.string(),
  delivery: z.enum(deliveryStatuses),
  order: z.enum(orderStatuses),
  paymentMethod: z.enum(paymentMethods),
  charge: z.enum(chargeStatuses).nullable(),
  isChargeOdd: z.boolean(),
  hasApprovalEnded: z.boolean(),
  isHeld: z.boolean(),
  isErased: z.boolean(),
  owedMinor: z.number(),
  facts: storedFactsSchema,
})

async function readFacts(client: Client, id: string) {
  const found = await row(client, factsSchema)`
    select o.id as "orderId", d.status::text as delivery, o.status::text as "order", o.payment_method::text as "paymentMethod",
      last.status as charge, coalesce(last.failure in ${anyOf(oddities)}, false) as "isChargeOdd", coalesce(last.authorized_until <= teiki_now(), false) as "hasApprovalEnded",
      s.held_at is not null or k.held_at is not null as "isHeld", d.address is null as "isErased",
      ${owedBy(Prisma.sql`s.customer_id`)} as "owedMinor", shop.facts::text as facts
    from deliveries d join orders o on o.id = d.order_id join subscriptions s on s.id = o.subscription_id
      left join customers k on k.id = s.customer_id cross join shop
      left join lateral (select status::text, failure, authorized_until from charges where order_id = o.id ${chargeThatCounts} limit 1) last on true
    where d.id = ${id}`
  return found && { ...found, shipsUnpaidUpToMinor: found.facts.charging.shipsUnpaidUpToMinor }
}

async function markShipped(
  tx: Prisma.TransactionClient,
  { deliveryId, carrier, tracking, staffId }: Shipment,
): Promise<void> {
  await tx.$executeRaw`
    with before as (select id, status::text as was from deliveries where id = ${deliveryId} for update),
      gone as (
        update deliveries d set status = 'shipped', carrier = ${carrier}, tracking = ${tracking}
        from before where d.id = before.id returning d.id, before.was
      )
    ${historyOf('delivery', { rows: Prisma.sql`gone`, from: Prisma.sql`was`, to: 'shipped', code: 'shipped', actor: staffId })}`
}

async function audit(
  tx: Prisma.TransactionClient,
  { deliveryId, staffId }: Shipment,
  because: NotShipped | null,
): Promise<void> {
  const entry = { actor: staffId, action: 'delivery.ship', subject: deliveryId } as const
  const detail = because === null ? {} : { because }
  await recordAudit({ ...entry, outcome: because === null ? 'done' : 'refused', detail }, tx)
}
