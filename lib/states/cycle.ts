import type { Moves } from './moves.ts'

export const cycleStatuses = ['scheduled', 'ordered', 'skipped', 'canceled'] as const
export type CycleStatus = (typeof cycleStatuses)[number]

/**
 * An order that is canceled for another payment method leaves its cycle scheduled again, and so does a skip that is
 * taken back.
 */
export const cycleMoves: Moves<CycleStatus> = {
  scheduled: ['ordered', 'skipped', 'canceled'],
  ordered: ['scheduled'],
  skipped: ['scheduled'],
  canceled: [],
}
