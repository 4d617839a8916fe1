import { elapsedMs, wallClockMs } from '#lib/clock.ts'

/** How long a claimed charge is its runner's, by the database's clock; a look-up or a batch of calls fits in. */
export const leaseSeconds = 90
/** What a call may take (smartpay `createOrder`), and a little more. */
const callMs = 35_000

/** No call of ours takes as long, and no work of Smartpay's that one began: after that a capture was made, or never will be. */
export const captureSeconds = 600

/** Since when a runner holds what it claimed: before the claim, so that it never believes to have longer than it has. */
export type Lease = { sinceMs: number; sinceWallMs: number }

export function beginLease(): Lease {
  return { sinceMs: elapsedMs(), sinceWallMs: wallClockMs() }
}

/**
 * Whether a call that begins now surely ends within the lease. By two clocks, because one of them stands still while a
 * machine sleeps, and the other may be set: a runner that slept past its lease sends nothing any more, since somebody
 * else may have found out by then that there was no order.
 */
export function mayStillCall({ sinceMs, sinceWallMs }: Lease): boolean {
  const held = Math.max(elapsedMs() - sinceMs, Math.abs(wallClockMs() - sinceWallMs))
  return held < leaseSeconds * 1_000 - callMs
}
