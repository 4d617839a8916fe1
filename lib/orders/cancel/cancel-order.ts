import { recordAudit } from '#lib/audit/record-audit.ts'
import { db } from '#lib/db/client.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { inTransaction } from '#lib/db/in-transaction.ts'
import { queueEmail } from '#lib/outbox/queue-email.ts'
import { ok, type Result, refused } from '#lib/result.ts'
import type { OrderCancelReason } from '#lib/states/order.ts'
import { endOrders } from '../end-orders.ts'
import { leavePastDue } from '../leave-past-due.ts'
import { lockAboveOrder } from '../lock-order.ts'
import {
  type OrderCancellation,
  type OrderCancelRefusal,
  previewCancellation,
} from './order-cancellation.ts'
import { readCancelable } from './read-cancelable.ts'

type NotCanceled = OrderCancelRefusal | 'unknown-order' | 'changed-meanwhile'

type Asked = {
  subscriptionId: string
  orderId: string
  reason: OrderCancelReason
  staffId: string
  /** `mark` of the preview that was confirmed. */
  shown: string
}

/** What canceling an order would lead to, or why it is not possible. Nothing is written. */
export async function getCancellation(
  subscriptionId: string,
  orderId: string,
): Promise<Result<OrderCancellation, NotCanceled>> {
  const order = await readCancelable(db(), orderId)
  return order?.subscriptionId === subscriptionId
    ? previewCancellation(order)
    : refused('unknown-order')
}

/**
 * Cancels one order for which nothing was collected, with its parcels; its subscription goes on with the next cycle, whose
 * days stay. Nothing of it is charged from then on: what Smartpay may still be paid by the shopper is paid back, what it
 * approved is released. The customer hears of it by mail. What is not as it was shown is told, not done.
 */
export async function cancelOrder(asked: Asked): Promise<Result<'order-canceled', NotCanceled>> {
  const { subscriptionId, orderId, reason, staffId: actor } = asked
  return inTransaction(async (tx) => {
    await lockAboveOrder(tx, orderId)
    const order = await readCancelable(tx, orderId, Prisma.sql`for update of o`)
    const because =
      order?.subscriptionId === subscriptionId
        ? refusalOf(previewCancellation(order), asked)
        : 'unknown-order'
    if (because === null) {
      await endOrders(tx, Prisma.sql`o.id = ${orderId}`, {
        code: 'canceled',
        detail: { reason },
        actor,
      })
      await leavePastDue(tx, subscriptionId, actor)
      await queueEmail(tx, 'order-canceled', orderId)
    }
    await recordAudit(
      {
        actor,
        action: 'order.cancel',
        subject: orderId,
        outcome: because === null ? 'done' : 'refused',
        detail: because === null ? { reason } : { reason, because },
      },
      tx,
    )
    return because === null ? ok('order-canceled') : refused(because)
  })
}

function refusalOf(
  preview: Result<OrderCancellation, OrderCancelRefusal>,
  { shown }: Asked,
): NotCanceled | null {
  if (!preview.ok) return preview.reason
  return preview.value.mark === shown ? null : 'changed-meanwhile'
}
