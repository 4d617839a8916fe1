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

/** One that ended with its order goes out after all where money comes for that order later. */
export const deliveryMoves: Moves<DeliveryStatus> = {
  planned: ['packed', 'shipped', 'canceled'],
  packed: ['planned', 'shipped', 'canceled'],
  shipped: ['delivered', 'returned'],
  delivered: ['returned'],
  returned: [],
  canceled: ['planned'],
}

/** Still in the shop's hands; they end with their order. */
export const waitingDeliveries = ['planned', 'packed'] as const satisfies DeliveryStatus[]
