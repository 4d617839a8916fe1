import { ok, type Result, refused } from '#lib/result.ts'
import {
  type DeliveryStatus,
  goneDeliveries,
  type ReturnReason,
  type UndoReason,
  waitingDeliveries,
} from '#lib/states/delivery.ts'
import { isOneOf } from '#lib/states/moves.ts'
import type { OrderStatus } from '#lib/states/order.ts'

/**
 * What staff do with a parcel that was marked as shipped: take back what was recorded last; correct the carrier and its
 * number; record that it arrived, or came back.
 */
export type ParcelCommand =
  | { kind: 'undo'; reason: UndoReason }
  | { kind: 'track'; carrier: string | null; tracking: string | null }
  | { kind: 'deliver' }
  | { kind: 'return'; reason: ReturnReason }

/** Why not; each has a sentence for the staff. */
export type CorrectionRefusal =
  | 'parcel-not-gone'
  | 'parcel-there-already'
  | 'parcel-erased'
  | 'parcel-order-over'
  | 'parcel-not-recorded'
  | 'parcel-too-late'
  | 'parcel-being-refunded'
  | 'tracking-as-it-was'

export type ParcelFacts = {
  status: DeliveryStatus
  order: OrderStatus
  /** How it stood before staff recorded how it stands, and when they did; null: nobody recorded it. */
  lastMove: { from: DeliveryStatus; at: Date } | null
  carrier: string | null
  tracking: string | null
  isErased: boolean
  /** Money of its order is going back, and how that ends is not known yet. */
  isBeingRefunded: boolean
  /** Nothing is left of what was paid for its order, or of its goods. */
  isRefunded: boolean
  /** Of the newest row of its history. */
  version: string
  now: Date
}

export type CorrectionPreview = {
  /** How it stands then: as before, or as it is recorded. */
  to: DeliveryStatus
  /** It would wait to be shipped, and nothing is left to send: it is canceled. */
  ends: boolean
  /** Its order is paid, and stays so: only a refund gives money back. */
  staysPaid: boolean
  /** What was shown, in a form that can be compared. */
  mark: string
}

/** So long a mistake is taken back: whoever packs sees in these days what still lies there. Later the record stands. */
export const undoDays = 7
const undoMs = undoDays * 24 * 3_600_000

/** Whether staff may do that with a parcel now, and what it leads to. Money never moves by it. */
export function previewCorrection(
  facts: ParcelFacts,
  kind: ParcelCommand['kind'],
): Result<CorrectionPreview, CorrectionRefusal> {
  const { status, order, lastMove, isRefunded, version } = facts
  if (isOneOf(waitingDeliveries, status) || status === 'canceled') return refused('parcel-not-gone')
  const because = whyNot[kind](facts)
  if (because !== null) return refused(because)
  const before = kind === 'undo' ? (lastMove?.from ?? status) : status
  return ok({
    to: recordedBy[kind] ?? before,
    ends: isOneOf(waitingDeliveries, before) && isRefunded,
    staysPaid: order === 'paid',
    mark: [version, order, isRefunded].join(' '),
  })
}

const recordedBy: Partial<Record<ParcelCommand['kind'], DeliveryStatus>> = {
  deliver: 'delivered',
  return: 'returned',
}

const whyNot: Record<
  ParcelCommand['kind'],
  (facts: ParcelFacts) => Exclude<CorrectionRefusal, 'tracking-as-it-was'> | null
> = {
  undo: whyNotUndo,
  track: ({ isErased }) => (isErased ? 'parcel-erased' : null),
  deliver: ({ status }) => (status === 'shipped' ? null : 'parcel-there-already'),
  return: ({ status }) => (isOneOf(goneDeliveries, status) ? null : 'parcel-there-already'),
}

/** An order that ended counted on how its parcels stood: what came back of it is not sent a second time. */
function whyNotUndo({
  order,
  lastMove,
  isErased,
  isBeingRefunded,
  now,
}: ParcelFacts): Exclude<CorrectionRefusal, 'tracking-as-it-was'> | null {
  if (order === 'canceled' || order === 'expired') return 'parcel-order-over'
  if (lastMove === null) return 'parcel-not-recorded'
  if (now.getTime() - lastMove.at.getTime() > undoMs) return 'parcel-too-late'
  if (!isOneOf(waitingDeliveries, lastMove.from)) return null
  if (isErased) return 'parcel-erased'
  return isBeingRefunded ? 'parcel-being-refunded' : null
}
