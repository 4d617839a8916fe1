import type { SmartpayFailure } from './failure.ts'

const firstWaitMs = 200
const longestWaitMs = 2_000

/** Try again after so many milliseconds, or stop. `attempt` counts from 1; `random` is in [0, 1). */
type RetryDecision = { retryAfterMs: number } | 'stop'

/**
 * The same call with the same idempotency key may be repeated for trouble that passes. Waits double,
 * with jitter, and honour Retry-After unless it is longer than a request may wait.
 */
export function decideRetry(options: {
  attempt: number
  tries: number
  failure: SmartpayFailure
  random: number
}): RetryDecision {
  const { attempt, tries, failure, random } = options
  if (attempt >= tries || !passing.has(failure.kind)) return 'stop'
  if (failure.retryAfterMs !== undefined)
    return failure.retryAfterMs > longestWaitMs ? 'stop' : { retryAfterMs: failure.retryAfterMs }
  const ceiling = Math.min(longestWaitMs, firstWaitMs * 2 ** (attempt - 1))
  return { retryAfterMs: Math.round(ceiling * (0.5 + random / 2)) }
}

const passing = new Set<SmartpayFailure['kind']>([
  'rate-limited',
  'unavailable',
  'unreachable',
  'timeout',
])
