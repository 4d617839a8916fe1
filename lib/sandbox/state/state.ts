import type { Coupon, PromotionCode } from '../objects/coupon.ts'
import type { Order } from '../objects/order.ts'
import type { Payment } from '../objects/payment.ts'
import type { Refund } from '../objects/refund.ts'
import type { Session } from '../objects/session.ts'
import type { Token } from '../objects/token.ts'
import type { Delivery } from '../webhooks/delivery.ts'
import type { WebhookEndpoint } from '../webhooks/endpoint.ts'
import type { SmartpayEvent } from '../webhooks/event.ts'
import { defaultSettings, type Settings } from './settings.ts'
import { type Place, Shelf } from './shelf.ts'
import type { Plan, Shopper } from './shopper.ts'

/** What can be listed. */
export type Listed = {
  tokens: Token
  sessions: Session
  orders: Order
  payments: Payment
  refunds: Refund
  coupons: Coupon
  promotionCodes: PromotionCode
  webhookEndpoints: WebhookEndpoint
  events: SmartpayEvent
  deliveries: Delivery
}

/** The first answer to an idempotency key; its id is a hash of all that it counts for. */
type Remembered = {
  id: string
  bodyHash: string
  status: number
  body: string | null
  at: number
}

type Unlisted = { shoppers: Shopper; plans: Plan; settings: Settings; remembered: Remembered }

type Kinds = Listed & Unlisted

export type State = { [Kind in keyof Listed]: Shelf<Listed[Kind]> } & {
  [Kind in keyof Unlisted]: Map<string, Unlisted[Kind]>
}

/** Everything that ever changes is one of these; the journal is a list of them. */
export type Change = Put | { reset: true }

type Put = { [Kind in keyof Kinds]: { put: Kind; object: Kinds[Kind] } }[keyof Kinds]

export function emptyState(): State {
  return {
    tokens: new Shelf({ isPacked: false }),
    sessions: new Shelf({ isPacked: true }),
    orders: new Shelf({ isPacked: true }),
    payments: new Shelf({ isPacked: true }),
    refunds: new Shelf({ isPacked: true }),
    coupons: new Shelf({ isPacked: false }),
    promotionCodes: new Shelf({ isPacked: false }),
    webhookEndpoints: new Shelf({ isPacked: false }),
    events: new Shelf({ isPacked: true }),
    deliveries: new Shelf({ isPacked: true }),
    shoppers: new Map(),
    plans: new Map(),
    settings: new Map(),
    remembered: new Map(),
  }
}

export function clearState(state: State): void {
  for (const kept of Object.values(state)) kept.clear()
}

/** Puts a change into effect, and answers its JSON for the journal: both are made of one text. */
export function apply(state: State, change: Change): string {
  if ('reset' in change) {
    clearState(state)
    return '{"reset":true}'
  }
  const { put, object } = change
  const text = textOf(change)
  const kept: Shelf<Place> | Map<string, unknown> = state[put]
  if (kept instanceof Shelf) kept.set(object as Place, text)
  else kept.set(object.id, object)
  return `{"put":"${put}","object":${text}}`
}

/** An answer is JSON already: it is not made a text within a text, and becomes one again on its way in. */
function textOf({ put, object }: Put): string {
  if (put !== 'remembered') return JSON.stringify(object)
  const { id, bodyHash, status, at, body } = object
  return `${JSON.stringify({ id, bodyHash, status, at }).slice(0, -1)},"body":${body}}`
}

/** A change as the journal has it. */
export function replay(state: State, change: Change): void {
  if ('put' in change && change.put === 'remembered' && change.object.body !== null)
    change.object.body = JSON.stringify(change.object.body)
  apply(state, change)
}

/** The changes that lead from nothing to this state, as the journal has them. */
export function textsOf(state: State): string[] {
  return Object.entries(state).flatMap(([put, kept]) =>
    [...kept.keys()].map((id) => {
      const text =
        kept instanceof Shelf ? kept.textOf(id) : textOf({ put, object: kept.get(id) } as Put)
      return `{"put":"${put}","object":${text}}`
    }),
  )
}

export function settingsOf(state: State): Settings {
  return state.settings.get('settings') ?? defaultSettings
}
