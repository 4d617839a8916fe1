import { openFields } from '#app/_request/saved-fields.ts'
import type { Query } from '#app/(admin)/_components/read-filter.ts'
import { getCorrection } from '#lib/deliveries/correct/correct-parcel.ts'
import type { CorrectionPreview, ParcelCommand } from '#lib/deliveries/correct/parcel-correction.ts'
import type { Parcel } from '#lib/deliveries/correct/read-parcel.ts'
import { deliveriesInView } from '#lib/subscriptions/deliveries-in-view.ts'
import type { SubscriptionView } from '#lib/subscriptions/get-subscription-view.ts'
import type { SubscriptionCode } from '../../messages.ts'
import { type ParcelDialogKind, parcelDialogs } from './parcel-dialog-path.ts'

export type ParcelDialogState = {
  kind: ParcelDialogKind
  delivery: ReturnType<typeof deliveriesInView>[number]
  parcel: Parcel
  preview: CorrectionPreview
  /** What was typed before a refusal. */
  kept: Record<string, unknown>
}

type Dialog = { state: ParcelDialogState | null; refusal: SubscriptionCode | null }

/** The correction of a parcel that the address asks for; null: it asks for none. A refusal alone: it is not possible. */
export async function readParcelDialog(
  view: SubscriptionView,
  query: Query,
): Promise<Dialog | null> {
  const kind = parcelDialogs.find((one) => one === query.do)
  if (!kind) return null
  const delivery = deliveriesInView(view).find(({ id }) => id === query.delivery)
  if (!delivery) return { state: null, refusal: 'unknown-delivery' }
  const found = await getCorrection(view.id, delivery.id, commandOf(kind, delivery.status))
  if (!found.ok) return { state: null, refusal: found.reason }
  const kept = openFields(`parcel ${delivery.id}`, query.kept)
  return { state: { kind, delivery, ...found.value, kept }, refusal: null }
}

/** What arrived can only come back. */
function commandOf(kind: ParcelDialogKind, status: string): ParcelCommand['kind'] {
  if (kind === 'undo-parcel') return 'undo'
  if (kind === 'track-parcel') return 'track'
  return status === 'shipped' ? 'deliver' : 'return'
}
