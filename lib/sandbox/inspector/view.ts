import type { Listed } from '../state/state.ts'

export type Kind = keyof Listed

export const kindNames = [
  'sessions',
  'tokens',
  'orders',
  'payments',
  'refunds',
  'coupons',
  'promotionCodes',
  'webhookEndpoints',
  'events',
  'deliveries',
] as const satisfies Kind[]

export const streamFilters = [
  'all',
  'requests',
  'writes',
  'shopper',
  'control',
  'clock',
  'failed',
] as const
export type StreamFilter = (typeof streamFilters)[number]

/** What somebody looks at; all of it is in the address. */
export type View = {
  show: Kind
  only: StreamFilter
  /** An object's id, or the number of an entry of the stream. */
  id: string
  /** Only what mentions this. */
  q: string
  /** Of the stream, what is older than this number. */
  before: number | null
  /** Of the objects, from this place on: `<createdAt>.<id>`. */
  from: string
}

const defaults: View = { show: 'tokens', only: 'all', id: '', q: '', before: null, from: '' }

/** Nonsense is left out. */
export function readView(query: Record<string, string>): View {
  const { id = '', q = '', from = '' } = query
  const before = /^\d{1,15}$/.test(query.before ?? '') ? Number(query.before) : null
  return {
    show: kindNames.find((kind) => kind === query.show) ?? defaults.show,
    only: streamFilters.find((filter) => filter === query.only) ?? defaults.only,
    id: id.slice(0, 100),
    q: q.trim().slice(0, 200),
    before,
    from: from.slice(0, 100),
  }
}

/** `?show=orders&id=…`, without what is as always; empty when all of it is. */
export function queryOf(view: View, change: Partial<View> = {}): string {
  const pairs = Object.entries({ ...view, ...change }).filter(
    ([name, value]) => value !== null && value !== defaults[name as keyof View],
  )
  const text = new URLSearchParams(pairs.map(([name, value]) => [name, String(value)])).toString()
  return text && `?${text}`
}

export function hrefOf(view: View, change: Partial<View> = {}): string {
  return `/${queryOf(view, change)}`
}
