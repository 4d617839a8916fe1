/** Runs all jobs, `connections` at a time; answers how long each took and how many were done a second. */
export async function underLoad(
  jobs: readonly (() => Promise<void>)[],
  connections: number,
): Promise<{ tookMs: number[]; perSecond: number }> {
  const waiting = jobs.values()
  const tookMs: number[] = []
  const begun = performance.now()
  const work = async () => {
    for (const job of waiting) {
      const at = performance.now()
      await job()
      tookMs.push(performance.now() - at)
    }
  }
  await Promise.all(Array.from({ length: connections }, work))
  return { tookMs, perSecond: (jobs.length * 1000) / (performance.now() - begun) }
}

/** The time that 95 of 100 stay below. */
export function p95(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.ceil(sorted.length * 0.95) - 1] ?? Number.NaN
}
