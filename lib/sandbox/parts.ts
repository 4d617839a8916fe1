import { noteEffects } from './acts.ts'
import type { RequestLog } from './api/requests.ts'
import type { Fault } from './faults/fault.ts'
import type { Agenda } from './state/agenda.ts'
import type { Change } from './state/state.ts'
import type { Store } from './state/store.ts'
import { announce } from './webhooks/announce.ts'
import type { Announcement } from './webhooks/event.ts'

/** What the sandbox consists of while it runs. */
export type Parts = {
  store: Store
  agenda: Agenda
  /** Puts on the agenda what changes bring with them: deliveries, expiries, slow authorizations. */
  notice(changes: Change[]): void
  faults: Fault[]
  requests: RequestLog
  shopName: { ja: string; en: string }
  origin: string
  /** The sandbox's clock. */
  now: () => number
}

/** What a move leads to: objects as they are now, and what endpoints are told of it. */
export type Outcome = { changes: Change[]; events?: Announcement[] }

/** Commits an outcome with its events, all or nothing, and puts on the agenda what follows from it. */
export function commit(parts: Parts, { changes, events = [] }: Outcome, at = parts.now()): void {
  const all =
    events.length === 0 ? changes : [...changes, ...announce(parts.store.state, events, at)]
  if (all.length === 0) return
  parts.store.commit(all)
  noteEffects(parts.requests, all, at)
  parts.notice(all)
}
