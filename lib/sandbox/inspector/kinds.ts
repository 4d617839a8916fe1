import { formatYen } from '#lib/money.ts'
import { standingOf, subjectOf } from '../checkout/standing.ts'
import { showOrder, showSession, showToken } from '../control/ledger.ts'
import type { Coupon } from '../objects/coupon.ts'
import type { Parts } from '../parts.ts'
import type { Shelf } from '../state/shelf.ts'
import { type Listed, type State, settingsOf } from '../state/state.ts'
import { shortId } from './text.ts'
import { type Kind, kindNames } from './view.ts'

/** How far along something is: a shape and a colour beside its word. */
export type Tone = 'good' | 'waiting' | 'refused' | 'gone'

/** What a row of the list says of an object. */
export type Line = { tone: Tone; word: string; sum?: string; note?: string | undefined }

type Traits<Item> = {
  label: string
  one: string
  prefix: string
  line(item: Item, parts: Parts): Line
  /** Whole, as the ledger shows it. */
  show?(item: Item, parts: Parts): object
}

const kinds: { [Name in Kind]: Traits<Listed[Name]> } = {
  sessions: {
    label: 'sessions',
    one: 'session',
    prefix: 'checkout',
    line: (session, { store, now }) => {
      const { state } = store
      const lifetimeMs = settingsOf(state).rules.sessionLifetimeMs
      const subject = subjectOf(state, session)
      const word = subject ? standingOf(session, subject, { now: now(), lifetimeMs }) : 'empty'
      const sum = subject?.order ? { sum: formatYen(subject.order.amount) } : {}
      return { tone: tones[word] ?? 'gone', word, ...sum, note: session.reference }
    },
    show: (session, parts) => showSession(parts, session),
  },
  tokens: {
    label: 'tokens',
    one: 'token',
    prefix: 'paytok',
    line: ({ status, reference, hidden }, { store }) => ({
      tone: tones[status] ?? 'gone',
      word: store.state.shoppers.get(hidden.shopper)?.paused ? `${status}, paused` : status,
      note: reference,
    }),
    show: (token, { store }) => showToken(store.state, token),
  },
  orders: {
    label: 'orders',
    one: 'order',
    prefix: 'order',
    line: ({ status, amount, reference, hidden }) => ({
      tone: tones[status] ?? 'gone',
      word: hidden.settlesAt === undefined ? status : `${status}, slow`,
      sum: formatYen(amount),
      note: reference,
    }),
    show: showOrder,
  },
  payments: {
    label: 'payments',
    one: 'payment',
    prefix: 'payment',
    line: ({ status, amount, reference }) => ({
      tone: status === 'processed' ? 'good' : 'gone',
      word: status,
      sum: formatYen(amount),
      note: reference,
    }),
  },
  refunds: {
    label: 'refunds',
    one: 'refund',
    prefix: 'refund',
    line: ({ status, amount, reference }) => ({
      tone: 'good',
      word: status,
      sum: formatYen(amount),
      note: reference,
    }),
  },
  coupons: {
    label: 'coupons',
    one: 'coupon',
    prefix: 'coupon',
    line: (coupon) => ({ ...offer(coupon), sum: discountOf(coupon), note: coupon.name }),
  },
  promotionCodes: {
    label: 'promotion codes',
    one: 'promotion code',
    prefix: 'promotioncode',
    line: (code) => ({ ...offer(code), note: code.code }),
  },
  webhookEndpoints: {
    label: 'webhook endpoints',
    one: 'webhook endpoint',
    prefix: 'webhookendpoint',
    line: ({ active, deletedAt, url }) => ({
      tone: active && deletedAt === undefined ? 'good' : 'gone',
      word: deletedAt !== undefined ? 'deleted' : active ? 'active' : 'switched off',
      note: url,
    }),
  },
  events: {
    label: 'events',
    one: 'event',
    prefix: 'evt',
    line: ({ eventData: { type, data } }) => ({
      tone: 'good',
      word: type,
      note: 'id' in data && typeof data.id === 'string' ? shortId(data.id) : undefined,
    }),
  },
  deliveries: {
    label: 'deliveries',
    one: 'delivery',
    prefix: 'delivery',
    line: ({ status, type, attempts }) => ({
      tone: deliveryTones[status],
      word: `${status}${attempts.length > 1 ? `, ${attempts.length} attempts` : ''}`,
      note: type,
    }),
  },
}

const tones: Record<string, Tone> = {
  requires_authorization: 'waiting',
  requires_capture: 'waiting',
  active: 'good',
  succeeded: 'good',
  rejected: 'refused',
  open: 'waiting',
  waiting: 'waiting',
  agreed: 'good',
  declined: 'refused',
}

const deliveryTones = {
  pending: 'waiting',
  delivered: 'good',
  failed: 'refused',
  dropped: 'gone',
} as const

function offer({ active, redemptionCount }: { active: boolean; redemptionCount: number }): Line {
  const word = `${active ? 'active' : 'switched off'}, used ${redemptionCount} ×`
  return { tone: active ? 'good' : 'gone', word }
}

function discountOf({ discountType, discountAmount = 0, discountPercentage }: Coupon): string {
  return discountType === 'amount' ? formatYen(discountAmount) : `${discountPercentage} %`
}

export function labelOf(kind: Kind): string {
  return kinds[kind].label
}

export function nameOf(kind: Kind): string {
  return kinds[kind].one
}

export function shelfOf<Name extends Kind>(state: State, kind: Name): Shelf<Listed[Name]> {
  const shelves: { [Each in Kind]: Shelf<Listed[Each]> } = state
  return shelves[kind]
}

export function lineOf<Name extends Kind>(kind: Name, item: Listed[Name], parts: Parts): Line {
  return kinds[kind].line(item, parts)
}

export function showItem<Name extends Kind>(kind: Name, item: Listed[Name], parts: Parts): object {
  return kinds[kind].show?.(item, parts) ?? item
}

export function kindOf(id: string): Kind | null {
  const prefix = /^([a-z]+)_(test|live)_/.exec(id)?.[1]
  return kindNames.find((kind) => kinds[kind].prefix === prefix) ?? null
}
