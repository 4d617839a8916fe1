import { recordAudit } from '#lib/audit/record-audit.ts'
import { whyNoCharges } from '#lib/charging/charging-switch.ts'
import { db } from '#lib/db/client.ts'
import type { Prisma } from '#lib/db/generated/client.ts'
import { inTransaction } from '#lib/db/in-transaction.ts'
import { newId } from '#lib/ids.ts'
import { lockOrder } from '#lib/orders/lock-order.ts'
import { ok, type Result, refused } from '#lib/result.ts'
import { isShopInTestMode } from '#lib/smartpay-account/shop-mode.ts'
import type { RefundReason } from '#lib/states/refund.ts'
import { previewRefund, type RefundPreview } from './preview-refund.ts'
import type { ChoiceRefusal, RefundChoice } from './refund-choice.ts'
import { type RefundableOrder, readRefundable } from './refundable-order.ts'

export type RefundRefusal =
  | ChoiceRefusal
  | 'unknown-order'
  | 'not-paid'
  | 'refund-offline'
  | 'refund-pending'
  | 'refund-not-from-here'
  | 'changed-meanwhile'

type Asked = {
  subscriptionId: string
  orderId: string
  choice: RefundChoice
  reason: RefundReason
  staffId: string
  /** `mark` of the preview that was confirmed. */
  shown: string
}

/** What would be given back of an order, and what that leaves. Nothing is written. */
export async function getRefundPreview(
  orderId: string,
  choice: RefundChoice,
): Promise<Result<{ order: RefundableOrder; preview: RefundPreview }, RefundRefusal>> {
  const order = await readRefundable(db(), orderId)
  if (!order) return refused('unknown-order')
  const because = whyNotRefund(order) ?? (await whyNotFromHere(order.test))
  if (because !== null) return refused(because)
  const preview = previewRefund(order, choice)
  return preview.ok ? ok({ order, preview: preview.value }) : preview
}

/**
 * Writes down that money goes back, as it was shown, before Smartpay hears of it; `sendRefund` sends it. Nothing of the order
 * goes out meanwhile. Of two who ask at once one is told of the other.
 *
 * @returns the refund's id
 */
export async function askRefund(asked: Asked): Promise<Result<string, RefundRefusal>> {
  const { subscriptionId, orderId, choice, staffId, shown } = asked
  // Before anything is locked: it is read over a connection of its own.
  const elsewhere = await whyNotFromHere((await readRefundable(db(), orderId))?.test ?? null)
  return inTransaction(async (tx) => {
    await lockOrder(tx, { id: orderId })
    const order = await readRefundable(tx, orderId)
    const isOurs = order?.subscriptionId === subscriptionId
    const because = order && isOurs ? (whyNotRefund(order) ?? elsewhere) : 'unknown-order'
    const preview = order && because === null ? previewRefund(order, choice) : null
    const refusal = because ?? refusalOf(preview, shown)
    const id = newId('rfd')
    if (refusal === null && order && preview?.ok)
      await insertRefund(tx, { ...asked, id, order, ...preview.value })
    await recordAudit(
      {
        actor: staffId,
        action: 'order.refund',
        subject: orderId,
        outcome: refusal === null ? 'asked' : 'refused',
        detail: {
          amountMinor: preview?.ok ? preview.value.amountMinor : null,
          ...(refusal === null ? {} : { because: refusal }),
        },
      },
      tx,
    )
    return refusal === null ? ok(id) : refused(refusal)
  })
}

function refusalOf(
  preview: ReturnType<typeof previewRefund> | null,
  shown: string,
): RefundRefusal | null {
  if (!preview) return 'unknown-order'
  if (!preview.ok) return preview.reason
  return preview.value.mark === shown ? null : 'changed-meanwhile'
}

function whyNotRefund({ paidOffline, test, paymentId, pending }: RefundableOrder) {
  if (test === null || paymentId === null) return paidOffline ? 'refund-offline' : 'not-paid'
  return pending ? 'refund-pending' : null
}

/** A copy of the shop gives nothing back, as it charges nothing. That staff stopped all charging is no reason. */
async function whyNotFromHere(test: boolean | null): Promise<'refund-not-from-here' | null> {
  if (test === null) return null
  const isCopy = (await whyNoCharges(test)) === 'not-enabled'
  return isCopy || test !== (await isShopInTestMode()) ? 'refund-not-from-here' : null
}

type Inserted = Pick<Asked, 'reason' | 'staffId'> &
  Pick<RefundPreview, 'amountMinor' | 'lines'> & { id: string; order: RefundableOrder }

/** Due at once: whoever asked sends it, or the next run of the job. */
async function insertRefund(
  tx: Prisma.TransactionClient,
  { id, order, reason, staffId, amountMinor, lines }: Inserted,
): Promise<void> {
  await tx.$executeRaw`
    insert into refunds (id, order_id, charge_id, payment_id, amount_minor, reason, test, asked_by, created_at, next_try_at)
    values (${id}, ${order.id}, ${order.chargeId}, ${order.paymentId}, ${amountMinor}, ${reason}, ${order.test}, ${staffId}, teiki_now(), teiki_now())`
  await tx.$executeRaw`
    insert into refund_lines (refund_id, order_id, position, quantity, amount_minor)
    select ${id}, ${order.id}, m.position, m.quantity, m.amount
    from unnest(${lines.map(({ position }) => position)}::int[], ${lines.map(({ quantity }) => quantity)}::int[],
      ${lines.map((line) => line.amountMinor)}::int[]) as m (position, quantity, amount)`
}
