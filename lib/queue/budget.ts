import { elapsedMs } from '#lib/clock.ts'

/** How long some work may begin something new. What is under way when it ends is finished. */
export type Budget = { isOver(): boolean; leftMs(): number }

export const unlimited: Budget = {
  isOver: () => false,
  leftMs: () => Number.POSITIVE_INFINITY,
}

/** By a clock that nobody sets. `stop` ends it at once. */
export function budgetOf(ms: number, stop?: AbortSignal): Budget {
  const untilMs = elapsedMs() + ms
  const leftMs = () => (stop?.aborted ? 0 : Math.max(0, untilMs - elapsedMs()))
  return { isOver: () => leftMs() === 0, leftMs }
}
