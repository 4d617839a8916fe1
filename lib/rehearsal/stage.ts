import type { DayAhead } from './day-ahead.ts'
import type { RehearsedCharge } from './rehearsed-charge.ts'

/** So many are held at once, whatever a shop has. */
export const batchSize = 500

/** Up to where a stage came, in the order of its rows. */
export type StagePlace = { at: string; id: string }

/** The next of its charges after a place, and the place of the last; null: there are no more. */
export type Stage = (
  ahead: DayAhead,
  after: StagePlace | null,
) => Promise<{ charges: RehearsedCharge[]; last: StagePlace | null }>
