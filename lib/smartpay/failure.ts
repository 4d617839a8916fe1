/**
 * What went wrong in a call, and the one thing billing must know: did money possibly move?
 * `no` = Smartpay surely did nothing; `unknown` = it may have, ask before doing anything again.
 */
export type SmartpayFailure = {
  kind:
    | 'invalid'
    | 'unauthorized'
    | 'not-found'
    | 'conflict'
    | 'rate-limited'
    | 'unavailable'
    | 'unreachable'
    | 'timeout'
    | 'unreadable'
  moneyMoved: 'no' | 'unknown'
  status?: number
  errorCode?: string
  retryAfterMs?: number
}

/** Smartpay's error answers (smartpay-api §4): 4xx did nothing, 5xx may have been too late to undo. */
export function failureOfStatus(status: number, errorCode?: string): SmartpayFailure {
  const facts = errorCode === undefined ? { status } : { status, errorCode }
  if (status === 401 || status === 403) return { kind: 'unauthorized', moneyMoved: 'no', ...facts }
  if (status === 404) return { kind: 'not-found', moneyMoved: 'no', ...facts }
  if (errorCode === 'idempotency.in-progress')
    return { kind: 'conflict', moneyMoved: 'unknown', ...facts }
  if (status === 409) return { kind: 'conflict', moneyMoved: 'no', ...facts }
  if (status === 429) return { kind: 'rate-limited', moneyMoved: 'no', ...facts }
  if (status === 408) return { kind: 'timeout', moneyMoved: 'unknown', ...facts }
  if (status >= 400 && status < 500) return { kind: 'invalid', moneyMoved: 'no', ...facts }
  return { kind: 'unavailable', moneyMoved: 'unknown', ...facts }
}

const neverSent = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'])

/** A call that ended without an answer: refused connections sent nothing, all else is unknown. */
export function failureOfThrown(thrown: unknown): SmartpayFailure {
  if (thrown instanceof Error && thrown.name === 'TimeoutError')
    return { kind: 'timeout', moneyMoved: 'unknown' }
  const moneyMoved = neverSent.has(networkCode(thrown)) ? 'no' : 'unknown'
  return { kind: 'unreachable', moneyMoved }
}

/** fetch wraps the socket's error; a host with several addresses wraps a list of them. */
function networkCode(thrown: unknown): string {
  const cause = thrown instanceof Error ? thrown.cause : undefined
  const first = cause instanceof AggregateError ? cause.errors[0] : cause
  return first && typeof first === 'object' && 'code' in first ? String(first.code) : ''
}
