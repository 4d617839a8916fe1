/**
 * A signup that waits for the shopper's answer at Smartpay is looked at after 5 seconds, 1 minute,
 * 10 minutes, 1 hour, then every 6 hours until 7 days have passed; then it counts as abandoned. An
 * approval that comes later still wins, because the return page settles it.
 */
const waitsMs = [5_000, 60_000, 600_000, 3_600_000]
const laterWaitMs = 6 * 3_600_000
const windowMs = 7 * 24 * 3_600_000

/** @param checkCount how often it was looked at so far; @param waitedMs since the redirect. Null: look no more. */
export function nextCheckInMs(checkCount: number, waitedMs: number): number | null {
  return waitedMs >= windowMs ? null : (waitsMs[checkCount] ?? laterWaitMs)
}
