import type { HttpBindings } from '@hono/node-server'
import type { Context } from 'hono'
import type { Fault } from './faults.ts'
import type { Mode } from './ids.ts'
import type { RequestLog } from './requests.ts'
import type { Store } from './store.ts'

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
