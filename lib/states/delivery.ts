import type { Moves } from './moves.ts'

export const deliveryStatuses = [
  'planned',
  'packed',
  'shipped',
  'delivered',
  'returned',
  'canceled',
] as const
export type DeliveryStatus = (typeof deliveryStatuses)[number]

/**
 * One that ended with its order goes out after all where money comes for that order later. What was recorded by mistake is
 * taken back: the parcel stands where it stood before.
 */
export const deliveryMoves: Moves<DeliveryStatus> = {
  planned: ['packed', 'shipped', 'canceled'],
  packed: ['planned', 'shipped', 'canceled'],
  shipped: ['planned', 'packed', 'delivered', 'returned'],
  delivered: ['shipped', 'returned'],
  returned: ['shipped', 'delivered'],
  canceled: ['planned'],
}

/** Still in the shop's hands; they end with their order. */
export const waitingDeliveries = ['planned', 'packed'] as const satisfies DeliveryStatus[]

/** Out of the shop's hands. What came back is owed no more. */
export const goneDeliveries = ['shipped', 'delivered'] as const satisfies DeliveryStatus[]

/** Why staff take back what was recorded of a parcel; each has a word. */
export const undoReasons = ['wrong-parcel', 'not-handed-over', 'other'] as const
export type UndoReason = (typeof undoReasons)[number]

/** Why a parcel came back; each has a word. */
export const returnReasons = ['not-taken', 'absent', 'unknown-address', 'other'] as const
export type ReturnReason = (typeof returnReasons)[number]
