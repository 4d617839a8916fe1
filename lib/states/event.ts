import type { Moves } from './moves.ts'

export const eventStatuses = ['received', 'processed', 'parked'] as const
type EventStatus = (typeof eventStatuses)[number]

/** Staff may have any processed again. */
export const eventMoves: Moves<EventStatus> = {
  received: ['processed', 'parked'],
  processed: ['received'],
  parked: ['received'],
}
