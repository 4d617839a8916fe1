import { elapsedMs } from '#lib/clock.ts'
import type { Watch } from '../kill/moments.ts'

/** When runners committed a claim that took charges, as whoever stands between them and PostgreSQL sees it. */
export class ClaimTimes {
  readonly #atMs: number[] = []

  get lastMs(): number {
    return this.#atMs.at(-1) ?? 0
  }

  /** For the connections of one runner, whose claims come one after the other. */
  watch(): Watch {
    let hasLocked = false
    return (moment) => {
      if (moment === 'claim begins') hasLocked = false
      if (moment === 'claim has locked') hasLocked = true
      if (moment === 'claim is committed' && hasLocked) this.#atMs.push(elapsedMs())
      return undefined
    }
  }

  /** The longest time without one, from the last before a moment on. */
  longestGapMs(sinceMs: number): number {
    return longestGap(this.#atMs, sinceMs)
  }
}

/** @param times in their order */
export function longestGap(times: readonly number[], since: number): number {
  const before = times.findLast((time) => time <= since) ?? since
  const around = [before, ...times.filter((time) => time > since)]
  return Math.max(0, ...around.slice(1).map((time, index) => time - (around[index] ?? time)))
}

/** Of a list that is not empty; of an even number the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other)
  const [left, right] = [Math.floor, Math.ceil].map(
    (round) => sorted[round((sorted.length - 1) / 2)],
  )
  return ((left ?? 0) + (right ?? 0)) / 2
}
