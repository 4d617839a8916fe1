import type { HttpBindings } from '@hono/node-server'
import type { Context } from 'hono'
import type { Fault } from './api/faults.ts'
import type { RequestLog } from './api/requests.ts'
import type { Mode } from './state/ids.ts'
import type { Store } from './state/store.ts'

/** What the sandbox consists of while it runs. */
export type Parts = {
  store: Store
  faults: Fault[]
  requests: RequestLog
  shopName: { ja: string; en: string }
  origin: string
  now: () => number
}

export type Caller = { Bindings: HttpBindings; Variables: { mode: Mode; key: string } }
export type Call = Context<Caller>
