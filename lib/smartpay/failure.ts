import { z } from 'zod'

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
    /** Smartpay's own no to what was asked, by a code that we do not know. */
    | 'refused'
    | 'rate-limited'
    | 'unavailable'
    | 'unreachable'
    | 'timeout'
    | 'unreadable'
  moneyMoved: MoneyMoved
  status?: number
  errorCode?: string
  retryAfterMs?: number
}

export type MoneyMoved = 'no' | 'unknown'

/**
 * The refusals that we know as Smartpay's own by their code (smartpay-api §4.2). Whoever stands in front of
 * it (a gateway, a wall, another path) answers 400, 403 or 404 too, and that says nothing about anything.
 */
const refusals: Record<string, 'invalid' | 'not-found' | 'conflict'> = {
  'request.invalid': 'invalid',
  'request.malformed': 'invalid',
  'token.invalid': 'invalid',
  'token.not-found': 'not-found',
  'order.not-found': 'not-found',
  'payment.not-found': 'not-found',
  'refund.not-found': 'not-found',
  'checkout-session.not-found': 'not-found',
  'webhook-endpoint.not-found': 'not-found',
  'order.cannot-cancel': 'conflict',
  'order.cannot-capture': 'conflict',
  'payment.excessive-amount': 'conflict',
  'amount.insufficient': 'conflict',
}

/** What the body of an error answer says; a stranger's says nothing of it. */
export type ErrorBody = { errorCode?: string | undefined; statusCode?: number | undefined }

/**
 * Smartpay's error answers: a refusal that we know did nothing; anything else may have come too late to undo. One in
 * Smartpay's own form (smartpay-api §4) whose code is new is an answer all the same: it is about what was asked.
 */
export function failureOfStatus(
  status: number,
  { errorCode, statusCode }: ErrorBody = {},
): SmartpayFailure {
  const facts = errorCode === undefined ? { status } : { status, errorCode }
  const refusal = isRefusal(status, errorCode) ? refusals[errorCode] : undefined
  if (refusal) return { kind: refusal, moneyMoved: 'no', ...facts }
  // The next three mean the same whoever says them: not let in, not now, not in time.
  if (status === 401) return { kind: 'unauthorized', moneyMoved: 'no', ...facts }
  if (status === 429) return { kind: 'rate-limited', moneyMoved: 'no', ...facts }
  if (status === 408) return { kind: 'timeout', moneyMoved: 'unknown', ...facts }
  // Also that a key was used before, or is in use: the earlier call may have done it.
  if (status === 409) return { kind: 'conflict', moneyMoved: 'unknown', ...facts }
  const isOwn = errorCode !== undefined && statusCode === status
  const kind = isOwn && status >= 400 && status < 500 ? 'refused' : 'unavailable'
  return { kind, moneyMoved: 'unknown', ...facts }
}

function isRefusal(status: number, errorCode: string | undefined): errorCode is string {
  const mayRefuse = status >= 400 && status < 500 && status !== 401 && status !== 429
  return mayRefuse && errorCode !== undefined && Object.hasOwn(refusals, errorCode)
}

/**
 * Whether every repeat with the same key would be answered the same. That a key was used with other bytes is such an
 * answer too, although nobody knows what became of those.
 */
export function isFinalForKey({ kind, moneyMoved, errorCode }: SmartpayFailure): boolean {
  if (errorCode === 'idempotency.conflict') return true
  return kind === 'conflict' ? moneyMoved === 'no' : finalKinds.has(kind)
}

const finalKinds = new Set<SmartpayFailure['kind']>(['invalid', 'not-found', 'refused'])

/** Smartpay's own word that it knows no such token, for this key. No other 404 means that. */
export function saysNoSuchToken({ status, errorCode }: SmartpayFailure): boolean {
  return status === 404 && errorCode === 'token.not-found'
}

/** Of several tries with one key the worst counts: what one of them may have done, a later "no" does not undo. */
export function worseOf(one: MoneyMoved, other: MoneyMoved): MoneyMoved {
  return one === 'unknown' ? one : other
}

const neverConnected = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN'])
/** A route that is lost also ends a connection over which everything was sent. */
const lostRoute = new Set(['EHOSTUNREACH', 'ENETUNREACH'])

/** A call that ended without an answer: refused connections sent nothing, all else is unknown. */
export function failureOfThrown(thrown: unknown): SmartpayFailure {
  if (thrown instanceof Error && thrown.name === 'TimeoutError')
    return { kind: 'timeout', moneyMoved: 'unknown' }
  const { code, syscall } = networkError(thrown)
  const wasSent = !(neverConnected.has(code) || (lostRoute.has(code) && syscall === 'connect'))
  return { kind: 'unreachable', moneyMoved: wasSent ? 'unknown' : 'no' }
}

/** fetch wraps the socket's error; a host with several addresses wraps a list of them. */
function networkError(thrown: unknown): z.output<typeof networkErrorSchema> {
  const cause = thrown instanceof Error ? thrown.cause : undefined
  return networkErrorSchema.parse(cause instanceof AggregateError ? cause.errors[0] : cause)
}

const networkErrorSchema = z
  .object({ code: z.string(), syscall: z.string().optional() })
  .catch({ code: '' })
