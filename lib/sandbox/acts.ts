import type { Change } from './state/state.ts'

/** An event, and the deliveries that were made of it. */
export type Effect = { event: string; deliveries: string[] }

/** What was done by anybody but the merchant. */
export type Act = {
  no: number
  at: number
  by: 'shopper' | 'control' | 'clock'
  /** In words, or as a call: `PUT /_control/clock`. */
  what: string
  /** Ids of what it was done to, where no address names them. */
  about?: string
  status?: number
  body?: string | undefined
  answer?: string | undefined
  effects: Effect[]
}

/** In memory only, as requests are; both are numbered in one row. */
export type ActLog = {
  acts: Act[]
  lastNo: number
  /** How often anything was changed. */
  commits: number
  /** Of what is being done at this moment. */
  current: Effect[] | null
}

const mostKept = 1_000

export function emptyActs(): ActLog {
  return { acts: [], lastNo: 0, commits: 0, current: null }
}

export function recordAct(log: ActLog, act: Omit<Act, 'no'>): void {
  log.lastNo += 1
  log.acts.push({ no: log.lastNo, ...act })
  if (log.acts.length >= 2 * mostKept) log.acts.splice(0, mostKept)
}

/** The work's own result, and the events that it led to. The work must not wait for anything. */
export function withEffects<Done>(log: ActLog, work: () => Done): [Done, Effect[]] {
  const effects: Effect[] = []
  const outer = log.current
  log.current = effects
  try {
    return [work(), effects]
  } finally {
    log.current = outer
  }
}

/** Called with all that is committed. What nobody is doing, the clock did: an order expired, for example. */
export function noteEffects(log: ActLog, changes: Change[], at: number): void {
  log.commits += 1
  const effects = log.current ?? []
  for (const change of changes) {
    if (!('put' in change)) continue
    if (change.put === 'events') effects.push({ event: change.object.id, deliveries: [] })
    if (change.put === 'deliveries' && change.object.attempts.length === 0)
      effectOf(effects, change.object.event).deliveries.push(change.object.id)
  }
  const hasEvents = changes.some((change) => 'put' in change && change.put === 'events')
  if (log.current === null && hasEvents)
    recordAct(log, { at, by: 'clock', what: 'fell due', effects })
}

function effectOf(effects: Effect[], event: string): Effect {
  const known = effects.find((effect) => effect.event === event)
  if (known) return known
  const made: Effect = { event, deliveries: [] }
  effects.push(made)
  return made
}
