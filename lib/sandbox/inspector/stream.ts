import type { Act, Effect } from '../acts.ts'
import type { Received, RequestLog } from '../api/requests.ts'
import type { Parts } from '../parts.ts'
import type { State } from '../state/state.ts'
import { masked } from './text.ts'
import type { StreamFilter } from './view.ts'

/** Something that was done: a merchant's request, or an act of somebody else. */
export type Entry = Pick<Act, 'no' | 'at' | 'what' | 'about' | 'body' | 'answer'> &
  Pick<Received, 'idempotencyKey' | 'replayed' | 'fault' | 'withheld'> & {
    by: Act['by'] | 'merchant'
    /** Null: the connection was dropped. */
    status?: number | null | undefined
    tookMs?: number
    effects: Effect[]
  }

/** The entry with this number, if it is still known. */
export function findEntry({ requests }: Parts, id: string): Entry | null {
  if (!/^\d+$/.test(id)) return null
  for (const entry of newestFirst(requests, Number(id) + 1)) {
    if (entry.no === Number(id)) return entry
    break
  }
  return null
}

/** @param before only what has a lower number. */
export function* newestFirst(log: RequestLog, before: number | null): Generator<Entry> {
  const { recent, acts } = log
  let [r, a] = [recent.length - 1, acts.length - 1]
  while (r >= 0 || a >= 0) {
    const [request, act] = [recent[r], acts[a]]
    const isRequest = (request?.no ?? -1) > (act?.no ?? -1)
    if (isRequest) r -= 1
    else a -= 1
    const no = (isRequest ? request?.no : act?.no) ?? 0
    if (before !== null && no >= before) continue
    if (isRequest && request) yield fromRequest(request)
    else if (act) yield fromAct(act)
  }
}

function fromRequest(request: Received): Entry {
  const { method, path, search = '', effects = [], idempotencyKey, ...rest } = request
  const what = masked(`${method} ${path}${search}`)
  const key = idempotencyKey === undefined ? {} : { idempotencyKey: masked(idempotencyKey) }
  return { ...rest, ...bodiesOf(rest), ...key, by: 'merchant', what, effects }
}

function fromAct(act: Act): Entry {
  return { ...act, ...bodiesOf(act) }
}

function bodiesOf(entry: Pick<Entry, 'body' | 'answer' | 'withheld'>) {
  const named = (['body', 'answer', 'withheld'] as const).filter((name) => entry[name])
  return Object.fromEntries(named.map((name) => [name, masked(entry[name] ?? '')]))
}

/** Whether the filter lets it through, and whether it mentions what is looked for. */
export function matches(entry: Entry, only: StreamFilter, q: string, state: State): boolean {
  return passes(entry, only, state) && (q === '' || mentions(entry, q, state))
}

function passes(entry: Entry, only: StreamFilter, state: State): boolean {
  switch (only) {
    case 'all':
      return true
    case 'requests':
      return entry.by === 'merchant'
    case 'writes':
      return entry.by === 'merchant' && !entry.what.startsWith('GET ')
    case 'failed':
      return isRefused(entry) || entry.effects.some((effect) => hasFailed(effect, state))
    default:
      return entry.by === only
  }
}

export function isRefused({ status }: Entry): boolean {
  return status === null || (status ?? 200) >= 400
}

function hasFailed({ deliveries }: Effect, state: State): boolean {
  return deliveries.some((id) =>
    state.deliveries.get(id)?.attempts.some(({ status }) => status === null || status >= 300),
  )
}

/** Without regard to case. The events that something led to count as said by it. */
function mentions(entry: Entry, q: string, { events }: State): boolean {
  const wanted = q.toLowerCase()
  const has = (text: string) => text.toLowerCase().includes(wanted)
  const { what, about, idempotencyKey, body, answer, withheld, fault, effects } = entry
  const said = [what, about, idempotencyKey, body, answer, withheld, fault]
  const caused = effects.flatMap(({ event, deliveries }) => [event, ...deliveries])
  return (
    has([...said, ...caused].join('\n')) ||
    effects.some(({ event }) => has(events.textOf(event) ?? ''))
  )
}
