import { standingOf, subjectOf } from '../checkout/standing.ts'
import { showOrder, showSession, showToken } from '../control/ledger.ts'
import { formatYen } from '../money.ts'
import type { Coupon } from '../objects/coupon.ts'
import type { Parts } from '../parts.ts'
import type { Shelf } from '../state/shelf.ts'
import { type Listed, type State, settingsOf } from '../state/state.ts'
import { masked, shortId } from './text.ts'
import { type Kind, kindNames, type View } from './view.ts'
import { type Words, wordsOf } from './words.ts'

/** How far along something is: a shape and a colour beside its word. */
export type Tone = 'good' | 'waiting' | 'refused' | 'gone'

/** What a row of the list says of an object. */
export type Line = { tone: Tone; word: string; sum?: string; note?: string | undefined }

type Traits<Item> = {
  prefix: string
  line(item: Item, parts: Parts, words: Words['standing']): Line
  /** Whole, as the ledger shows it. */
  show?(item: Item, parts: Parts): object
}

const kinds: { [Name in Kind]: Traits<Listed[Name]> } = {
  sessions: {
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
    prefix: 'paytok',
    line: ({ status, reference, hidden }, { store }, { paused }) => ({
      tone: tones[status] ?? 'gone',
      word:
        status === 'active' && store.state.shoppers.get(hidden.shopper)?.paused
          ? `${status}, ${paused}`
          : status,
      note: reference,
    }),
    show: (token, { store }) => showToken(store.state, token),
  },
  orders: {
    prefix: 'order',
    line: ({ status, amount, reference, hidden }, _, { slow }) => ({
      tone: tones[status] ?? 'gone',
      word: hidden.settlesAt === undefined ? status : `${status}, ${slow}`,
      sum: formatYen(amount),
      note: reference,
    }),
    show: showOrder,
  },
  payments: {
    prefix: 'payment',
    line: ({ status, amount, reference }) => ({
      tone: status === 'processed' ? 'good' : 'gone',
      word: status,
      sum: formatYen(amount),
      note: reference,
    }),
  },
  refunds: {
    prefix: 'refund',
    line: ({ status, amount, reference }) => ({
      tone: 'good',
      word: status,
      sum: formatYen(amount),
      note: reference,
    }),
  },
  coupons: {
    prefix: 'coupon',
    line: (coupon, _, words) => ({
      ...offer(coupon, words),
      sum: discountOf(coupon),
      note: coupon.name,
    }),
  },
  promotionCodes: {
    prefix: 'promotioncode',
    line: (code, _, words) => ({ ...offer(code, words), note: code.code }),
  },
  webhookEndpoints: {
    prefix: 'webhookendpoint',
    line: ({ active, deletedAt, url }, _, { deleted, off }) => ({
      tone: active && deletedAt === undefined ? 'good' : 'gone',
      word: deletedAt !== undefined ? deleted : active ? 'active' : off,
      note: url,
    }),
  },
  events: {
    prefix: 'evt',
    line: ({ eventData: { type, data } }) => ({
      tone: 'good',
      word: type,
      note: 'id' in data && typeof data.id === 'string' ? shortId(data.id) : undefined,
    }),
  },
  deliveries: {
    prefix: 'delivery',
    line: ({ status, type, attempts: { length } }, _, { attempts }) => ({
      tone: deliveryTones[status],
      word: length > 1 ? `${status}, ${attempts(length)}` : status,
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

type Offer = { active: boolean; redemptionCount: number }

function offer({ active, redemptionCount }: Offer, { off, used }: Words['standing']): Line {
  const word = `${active ? 'active' : off}, ${used(redemptionCount)}`
  return { tone: active ? 'good' : 'gone', word }
}

function discountOf({ discountType, discountAmount = 0, discountPercentage }: Coupon): string {
  return discountType === 'amount' ? formatYen(discountAmount) : `${discountPercentage} %`
}

/** Of several; of one, if there is one only. */
export function labelOf(kind: Kind, view: View, count = 2): string {
  return wordsOf(view).kinds[kind][count === 1 ? 1 : 0]
}

export function nameOf(kind: Kind, view: View): string {
  return labelOf(kind, view, 1)
}

export function shelfOf<Name extends Kind>(state: State, kind: Name): Shelf<Listed[Name]> {
  const shelves: { [Each in Kind]: Shelf<Listed[Each]> } = state
  return shelves[kind]
}

export function lineOf<Name extends Kind>(
  kind: Name,
  item: Listed[Name],
  { parts, view }: { parts: Parts; view: View },
): Line {
  const line = kinds[kind].line(item, parts, wordsOf(view).standing)
  return line.note === undefined ? line : { ...line, note: masked(line.note) }
}

export function showItem<Name extends Kind>(kind: Name, item: Listed[Name], parts: Parts): object {
  return kinds[kind].show?.(item, parts) ?? item
}

export function kindOf(id: string): Kind | null {
  const prefix = /^([a-z]+)_(test|live)_/.exec(id)?.[1]
  return kindNames.find((kind) => kinds[kind].prefix === prefix) ?? null
}
