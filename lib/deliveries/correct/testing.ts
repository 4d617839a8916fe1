import { db } from '#lib/db/client.ts'
import { correctParcel, getCorrection } from './correct-parcel.ts'
import type { ParcelCommand } from './parcel-correction.ts'

/** Corrects a parcel as somebody does who sees what comes of it: what became of that. */
export async function correctShown(deliveryId: string, command: ParcelCommand): Promise<string> {
  const { order } = await db().delivery.findUniqueOrThrow({
    where: { id: deliveryId },
    select: { order: { select: { subscriptionId: true } } },
  })
  const { subscriptionId } = order
  const preview = await getCorrection(subscriptionId, deliveryId, command.kind)
  if (!preview.ok) return preview.reason
  const { mark: shown } = preview.value.preview
  const asked = { subscriptionId, deliveryId, command, staffId: 'somebody', shown }
  const corrected = await correctParcel(asked)
  return corrected.ok ? corrected.value : corrected.reason
}

export const undo = { kind: 'undo', reason: 'wrong-parcel' } as const
