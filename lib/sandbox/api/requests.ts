/** One merchant call, as the control's ledger shows it. Keys and cookies are never kept. */
export type Received = {
  at: number
  method: string
  path: string
  /** Null: the connection was dropped. */
  status: number | null
  idempotencyKey?: string
  replayed?: true
  body?: string
}

/** The last calls in full, and counts of all; in memory only, since nobody was promised them. */
export type RequestLog = { recent: Received[]; counts: Record<string, number> }

const mostKept = 1_000
const longestBody = 20_000

export function emptyLog(): RequestLog {
  return { recent: [], counts: {} }
}

/** Counted by method and path, with ids left out: `GET /v1/tokens/:id`. */
export function record(log: RequestLog, request: Received): void {
  const body = request.body?.slice(0, longestBody)
  log.recent.push({ ...request, ...(body === undefined ? {} : { body }) })
  if (log.recent.length > mostKept) log.recent.shift()
  const pattern = request.path.replace(/\/[a-z]+_(test|live)_[^/]+/g, '/:id')
  const name = `${request.method} ${pattern}`
  log.counts[name] = (log.counts[name] ?? 0) + 1
}

export function forget(log: RequestLog): void {
  log.recent.length = 0
  log.counts = {}
}
