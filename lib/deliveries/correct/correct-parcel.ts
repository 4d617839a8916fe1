import { z } from 'zod'
import { recordAudit } from '#lib/audit/record-audit.ts'
import { db } from '#lib/db/client.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { inTransaction } from '#lib/db/in-transaction.ts'
import { requireRow } from '#lib/db/rows.ts'
import { lockAboveOrder } from '#lib/orders/lock-order.ts'
import { endParcels } from '#lib/refunds/record-refund.ts'
import { ok, type Result, refused } from '#lib/result.ts'
import { type DeliveryStatus, waitingDeliveries } from '#lib/states/delivery.ts'
import { historyOf } from '#lib/states/history.ts'
import type { Because } from '#lib/states/history-codes.ts'
import { isOneOf } from '#lib/states/moves.ts'
import {
  type CorrectionPreview,
  type CorrectionRefusal,
  type ParcelCommand,
  previewCorrection,
} from './parcel-correction.ts'
import { type Parcel, readParcel } from './read-parcel.ts'
import { tellCorrection } from './tell-correction.ts'

export type NotCorrected = CorrectionRefusal | 'unknown-delivery' | 'changed-meanwhile'

type Asked = {
  subscriptionId: string
  deliveryId: string
  command: ParcelCommand
  staffId: string
  /** `mark` of the preview that was confirmed. */
  shown: string
}

/** What a correction of a parcel would lead to, or why it is not possible. Nothing is written. */
export async function getCorrection(
  subscriptionId: string,
  deliveryId: string,
  kind: ParcelCommand['kind'],
): Promise<Result<{ parcel: Parcel; preview: CorrectionPreview }, NotCorrected>> {
  const parcel = await readParcel(db(), deliveryId)
  if (parcel?.subscriptionId !== subscriptionId) return refused('unknown-delivery')
  const preview = previewCorrection(parcel, kind)
  return preview.ok ? ok({ parcel, preview: preview.value }) : preview
}

/**
 * Puts right what was recorded of a parcel. One that was marked as shipped by mistake waits again, unless all that was paid
 * for it went back; what was collected for it stays collected. The customer hears of what their mail said wrongly. Of two people
 * one is told; what is not as it was shown is told, not done.
 */
export async function correctParcel(asked: Asked): Promise<Result<DoneCode, NotCorrected>> {
  const { subscriptionId, deliveryId, command, staffId, shown } = asked
  const orderId = (await readParcel(db(), deliveryId))?.orderId ?? ''
  return inTransaction(async (tx) => {
    await lockAboveOrder(tx, orderId)
    const parcel = await readParcel(tx, deliveryId, Prisma.sql`for update of d`)
    const isOurs = parcel?.subscriptionId === subscriptionId
    const answer = parcel && isOurs ? previewFor(parcel, command, shown) : unknown
    const because = answer.ok ? null : answer.reason
    if (parcel && answer.ok) await correct(tx, { parcel, to: answer.value.to, command, staffId })
    await recordAudit(
      {
        actor: staffId,
        action: actions[command.kind],
        subject: deliveryId,
        outcome: because === null ? 'done' : 'refused',
        detail: {
          ...('reason' in command ? { reason: command.reason } : {}),
          ...(because === null ? {} : { because }),
        },
      },
      tx,
    )
    return because === null ? ok(doneCodes[command.kind]) : refused(because)
  })
}

const actions: Record<ParcelCommand['kind'], string> = {
  undo: 'delivery.undo',
  track: 'delivery.track',
  deliver: 'delivery.finish',
  return: 'delivery.finish',
}

const doneCodes = {
  undo: 'parcel-undone',
  track: 'tracking-saved',
  deliver: 'parcel-delivered',
  return: 'parcel-returned',
} as const satisfies Record<ParcelCommand['kind'], string>
type DoneCode = (typeof doneCodes)[ParcelCommand['kind']]

const unknown = refused<NotCorrected>('unknown-delivery')

function previewFor(
  parcel: Parcel,
  command: ParcelCommand,
  shown: string,
): Result<CorrectionPreview, NotCorrected> {
  const preview = previewCorrection(parcel, command.kind)
  if (!preview.ok) return preview
  if (preview.value.mark !== shown) return refused('changed-meanwhile')
  const isSame =
    command.kind === 'track' &&
    command.carrier === parcel.carrier &&
    command.tracking === parcel.tracking
  return isSame ? refused('tracking-as-it-was') : preview
}

type Correction = Pick<Asked, 'command' | 'staffId'> & { parcel: Parcel; to: DeliveryStatus }

async function correct(
  tx: Prisma.TransactionClient,
  { parcel, to, command, staffId }: Correction,
): Promise<void> {
  const { id, orderId, status } = parcel
  const isBack = isOneOf(waitingDeliveries, to)
  const { carrier, tracking } =
    command.kind === 'track' ? command : isBack ? { carrier: null, tracking: null } : parcel
  const { historyId } = await requireRow(tx, z.object({ historyId: z.bigint() }))`
    with corrected as (
      update deliveries set status = ${to}::delivery_status, carrier = ${carrier}, tracking = ${tracking},
        shipped_at = case when ${isBack} then null else shipped_at end where id = ${id} returning id
    )
    ${historyOf('delivery', { rows: Prisma.sql`corrected`, from: status, to, ...becauseOf(command), actor: staffId })}
    returning id as "historyId"`
  if (isBack) await endParcels(tx, { orderId, askedBy: staffId })
  if (isBack || command.kind === 'track') await tellCorrection(tx, id, historyId)
}

function becauseOf(command: ParcelCommand): Because<'delivery'> {
  if (command.kind === 'undo') return { code: 'undone', detail: { reason: command.reason } }
  if (command.kind === 'return') return { code: 'returned', detail: { reason: command.reason } }
  return { code: command.kind === 'deliver' ? 'delivered' : 'tracking-corrected' }
}
