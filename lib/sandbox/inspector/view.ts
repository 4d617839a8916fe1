import { isLocale, type Locale, preferredLocale } from '../locale.ts'
import type { Listed } from '../state/state.ts'
import type { Refused } from './refused.ts'

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
type Address = {
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
  /** Chosen by hand; empty: as the browser prefers. */
  lang: Locale | ''
}

export type View = Address & {
  locale: Locale
  /** What was asked for just now and not done. */
  refused?: Refused
}

const defaults: Address = {
  show: 'tokens',
  only: 'all',
  id: '',
  q: '',
  before: null,
  from: '',
  lang: '',
}

/** Nonsense is left out. */
export function readView(query: Record<string, string>, acceptLanguage: string | null): View {
  const { id = '', q = '', from = '' } = query
  const lang = isLocale(query.lang) ? query.lang : ''
  const before = /^\d{1,15}$/.test(query.before ?? '') ? Number(query.before) : null
  return {
    show: kindNames.find((kind) => kind === query.show) ?? defaults.show,
    only: streamFilters.find((filter) => filter === query.only) ?? defaults.only,
    id: id.slice(0, 100),
    q: q.trim().slice(0, 200),
    before,
    from: from.slice(0, 100),
    lang,
    locale: lang || preferredLocale(acceptLanguage),
  }
}

/** `?show=orders&id=…`, without what is as always; empty when all of it is. */
export function queryOf(view: View, change: Partial<Address> = {}): string {
  const address: Address = { ...view, ...change }
  const names = Object.keys(defaults) as (keyof Address)[]
  const named = names.filter((name) => address[name] !== defaults[name])
  const values = named.map((name): [string, string] => [name, String(address[name])])
  const text = new URLSearchParams(values).toString()
  return text && `?${text}`
}

export function hrefOf(view: View, change: Partial<Address> = {}): string {
  return `/${queryOf(view, change)}`
}

/** Nothing but the language, which outlives everything else. */
export function startOf(view: View): View {
  const { lang, locale } = view
  return { ...defaults, lang, locale }
}
