import type { Budget } from './budget.ts'

/** What a run is given that may end early and is gone on with by another. */
export type Turn = {
  budget: Budget
  /** Where the last run stopped, as it was kept; null: from the start. */
  cursor: unknown
  /** Where to go on if this run ends here. False: another run has taken over, and this one stops. */
  keepCursor(cursor: unknown): Promise<boolean>
}
