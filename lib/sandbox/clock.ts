/** For measurements only. */
export function elapsedMs(): number {
  return performance.now()
}

/** Milliseconds since 1970 of this machine, which the sandbox's clock is counted from. */
export function wallClockMs(): number {
  return Date.now()
}
