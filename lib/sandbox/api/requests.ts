import { type ActLog, type Effect, emptyActs } from '../acts.ts'

/** One merchant call, as the control's ledger shows it. Keys and cookies are never kept. */
export type Received = {
  /** Requests and the acts of others are counted in one row. */
  no: number
  at: number
  method: string
  path: string
  search?: string | undefined
  /** Null: the connection was dropped. */
  status: number | null
  idempotencyKey?: string | undefined
  replayed?: true | undefined
  body?: string | undefined
  answer?: string | undefined
  /** What was sent and not read, though it looks as if it should be. */
  warnings?: string[] | undefined
  tookMs: number
  /** The kind of fault that it met. */
  fault?: string | undefined
  /** What would have been answered to the work that was done, without the fault. */
  withheld?: string | undefined
  /** The events it led to. */
  effects?: Effect[] | undefined
}

/** The last calls in full, and counts of all; in memory only, since nobody was promised them. */
export type RequestLog = { recent: Received[]; counts: Record<string, number> } & ActLog

const mostKept = 1_000
const longestText = 20_000

export function emptyLog(): RequestLog {
  return { recent: [], counts: {}, ...emptyActs() }
}

/** Counted by method and path with ids left out: `GET /v1/tokens/:id`. */
export function record(log: RequestLog, request: Omit<Received, 'no'>, pattern: string): void {
  const name = `${request.method} /v1${pattern}`
  log.counts[name] = (log.counts[name] ?? 0) + 1
  log.lastNo += 1
  log.recent.push({ no: log.lastNo, ...request })
  // Not one by one: moving a thousand entries costs more than the rest of this.
  if (log.recent.length >= 2 * mostKept) log.recent.splice(0, mostKept)
}

export function lastRequests(log: RequestLog): Received[] {
  return log.recent.slice(-mostKept)
}

/** Some SDKs send these names on as they are, and Smartpay does not read them (smartpay-api §17). */
const misnomers = [
  ['"email":', 'customerInfo.email is not read: the field is emailAddress'],
  ['"gender":', 'customerInfo.gender is not read: the field is legalGender'],
] as const

export function warningsOf(body: string | null): string[] | undefined {
  const found = misnomers.filter(([name]) => body?.includes(name))
  return found.length === 0 ? undefined : found.map(([, warning]) => warning)
}

/** The beginning of a text, or nothing where there is none. */
export function clipped(text: string | null): string | undefined {
  return text ? text.slice(0, longestText) : undefined
}

export function forget(log: RequestLog): void {
  log.recent.length = 0
  log.counts = {}
  log.acts.length = 0
}
