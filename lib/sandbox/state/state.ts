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
import { Shelf } from './shelf.ts'
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
export type Remembered = {
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
export type Change =
  | { [Kind in keyof Kinds]: { put: Kind; object: Kinds[Kind] } }[keyof Kinds]
  | { reset: true }

export function emptyState(): State {
  return {
    tokens: new Shelf(),
    sessions: new Shelf(),
    orders: new Shelf(),
    payments: new Shelf(),
    refunds: new Shelf(),
    coupons: new Shelf(),
    promotionCodes: new Shelf(),
    webhookEndpoints: new Shelf(),
    events: new Shelf(),
    deliveries: new Shelf(),
    shoppers: new Map(),
    plans: new Map(),
    settings: new Map(),
    remembered: new Map(),
  }
}

export function clearState(state: State): void {
  for (const kept of Object.values(state)) kept.clear()
}

export function applyAll(state: State, changes: Change[]): void {
  for (const change of changes) {
    if ('reset' in change) clearState(state)
    else (state[change.put] as Map<string, unknown>).set(change.object.id, change.object)
  }
}

/** The changes that lead from nothing to this state. */
export function changesTo(state: State): Change[] {
  return Object.entries(state).flatMap(([put, kept]) =>
    [...kept.values()].map((object) => ({ put, object }) as Change),
  )
}

export function settingsOf(state: State): Settings {
  return state.settings.get('settings') ?? defaultSettings
}
