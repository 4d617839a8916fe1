/** A batch is what was worked off in about so long, within these. */
export const paceMs = 2_000
export const [smallestBatch, largestBatch] = [32, 512]

/**
 * How many charges are claimed at once: few statements where Smartpay is quick, and where it is slow no more than are surely
 * sent within their lease.
 *
 * @param done charges that were worked off in the last `tookMs`
 */
export function batchSizeFor(done: number, tookMs: number): number {
  const size = tookMs <= 0 ? smallestBatch : Math.round((done * paceMs) / tookMs)
  return Math.min(largestBatch, Math.max(smallestBatch, size))
}
