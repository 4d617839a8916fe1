import { z } from 'zod'
import type { ChargeStatus } from './charge.ts'
import type { CycleStatus } from './cycle.ts'
import { type DeliveryStatus, returnReasons, undoReasons } from './delivery.ts'
import { type OrderStatus, orderCancelReasons } from './order.ts'
import { type SignupStatus, submitFailures } from './signup.ts'
import { cancelReasons, type SubscriptionStatus } from './subscription.ts'
import { type TokenStatus, tokenStatuses } from './token.ts'

const nothing = z.object({})
const day = z.iso.date()
const method = z.object({ method: z.enum(['bank_transfer', 'cash_on_delivery']) })

/**
 * Why a row moved, and what belongs to it: all that history ever says. A new code is a type error until both
 * languages have words for it (i18n/admin/history.ts).
 */
export const historyCodes = {
  signup: {
    /** The shopper pressed the button under the contract. */
    confirmed: nothing,
    'method-chosen': method,
    'session-created': nothing,
    /** Smartpay made no session; the failure as it stands on the row. */
    'not-sent': z.object({ failure: z.enum(submitFailures) }),
    'canceled-at-checkout': nothing,
    /** Nothing was heard for seven days. */
    abandoned: nothing,
    'went-live': nothing,
    'token-heard': z.object({ answer: z.enum([...tokenStatuses, 'missing']), late: z.boolean() }),
    /** Its time was over (retention). */
    forgotten: nothing,
    /** Staff erased the person. */
    erased: nothing,
  },
  token: {
    'session-created': nothing,
    'smartpay-says': z.object({ answer: z.enum([...tokenStatuses, 'missing']) }),
  },
  subscription: {
    'token-approved': nothing,
    'method-chosen': method,
    'moved-to-smartpay': nothing,
    'token-assigned': z.object({ last4: z.string() }),
    canceled: z.object({ reason: z.enum(cancelReasons) }),
    /** An order of it could not be collected. */
    'not-collected': nothing,
    /** No order of it waits for money any more. */
    'paid-up': nothing,
    /** An order of it was given up, as the shop's policy says. */
    'order-given-up': nothing,
    /** These are changes of coming orders; `number` counts from 1. */
    skipped: z.object({ number: z.int(), dueOn: day }),
    'skip-taken-back': z.object({ number: z.int(), dueOn: day }),
    moved: z.object({ number: z.int(), from: day, to: day, later: z.boolean() }),
    /** The last day of the pause; null: until somebody ends it. */
    paused: z.object({ until: day.nullable() }),
    resumed: nothing,
    /** Staff asked the shopper to agree to other terms. */
    'amendment-proposed': nothing,
    'amendment-declined': nothing,
    'amendment-withdrawn': nothing,
    /** The shopper agreed: from this order on, counted from 1. */
    amended: z.object({
      number: z.int(),
      what: z.array(z.enum(['planVersionId', 'quantity', 'paymentMethod'])),
    }),
    /** The last order, and its day; null: it waits for the end of a pause that has none. */
    ending: z.object({ number: z.int().nullable(), dueOn: day.nullable() }),
    'ending-taken-back': nothing,
    /** Its last order is settled, and all parcels are gone. */
    ended: nothing,
  },
  cycle: {
    /** `number` counts from 1. */
    planned: z.object({ number: z.int() }),
    /** Somebody left it out. */
    skipped: nothing,
    paused: nothing,
    /** The subscription ends before it. */
    ending: nothing,
    'taken-back': nothing,
    moved: z.object({ from: day, to: day }),
    'order-made': nothing,
    /** Its whole period passed before the sweep came. */
    'period-passed': nothing,
    /** Its day was longer ago than the shop catches up. */
    'too-late': nothing,
    'subscription-canceled': nothing,
    /** Its order was canceled: another one is made, and paid by Smartpay. */
    'moved-to-smartpay': nothing,
    /** Its order was given up: another one is made, and paid by transfer. */
    'given-up': nothing,
  },
  order: {
    /** It is collected from the subscription's token. */
    'to-be-charged': nothing,
    'payment-asked': method,
    'payment-recorded': z.object({ paymentId: z.string() }),
    /** Nothing came by the last day. */
    unpaid: nothing,
    'subscription-canceled': nothing,
    /** Alone: its subscription goes on. */
    canceled: z.object({ reason: z.enum(orderCancelReasons) }),
    'moved-to-smartpay': nothing,
    /** A charge of it ended so. */
    charged: nothing,
    /** By Smartpay. */
    declined: nothing,
    /** It was never taken up: the mistake is ours. */
    'charge-failed': nothing,
    /** Nothing went out before Smartpay's approval ended. */
    'authorization-expired': nothing,
    /** Its day was longer ago than the shop catches up. */
    'too-late': nothing,
    /** Nobody could collect it in the time that the shop's policy gives. */
    'given-up': nothing,
  },
  charge: {
    planned: nothing,
    /** Somebody is about to send it. */
    claimed: nothing,
    /** Smartpay's order stands so. */
    'smartpay-says': z.object({ answer: z.string() }),
    /** Smartpay refused the call, or there was none: its code, or ours. */
    'not-taken': z.object({ failure: z.string() }),
    'no-answer': z.object({ failure: z.string() }),
    /** Somebody looks for its outcome. */
    'found-out': nothing,
    /** Its order ended before it was sent, or while Smartpay waited for the shopper. */
    'order-over': nothing,
    'too-late': nothing,
    /** An earlier charge of its order was paid after it had been given up. */
    'paid-late': nothing,
    /** Somebody looked at Smartpay, and said how it ended. */
    'settled-by-staff': nothing,
  },
  delivery: {
    /** With its order. */
    planned: nothing,
    /** Its order ended before it went out. */
    'order-over': nothing,
    /** All that was paid for its order goes back. */
    refunded: nothing,
    /** Its order was paid after it had ended: it goes out after all. */
    'order-paid': nothing,
    shipped: nothing,
    /** Its carrier or number was recorded wrongly. */
    'tracking-corrected': nothing,
    delivered: nothing,
    /** It came back. */
    returned: z.object({ reason: z.enum(returnReasons) }),
    /** What was recorded of it last was a mistake. */
    undone: z.object({ reason: z.enum(undoReasons) }),
    /** It had gone out on credit with an order of the same cycle that was given up. */
    'gone-on-credit': nothing,
    /** Its day had passed before the shop wrote deliveries down. */
    'shipped-before': nothing,
  },
} as const satisfies Record<string, Record<string, z.ZodObject>>

type Codes = typeof historyCodes
export type Machine = keyof Codes
export type CodeOf<M extends Machine> = keyof Codes[M] & string
export type DetailOf<M extends Machine, C extends CodeOf<M>> = Codes[M][C] extends z.ZodObject
  ? z.output<Codes[M][C]>
  : never

export type StatusOf<M extends Machine> = {
  signup: SignupStatus
  token: TokenStatus
  subscription: SubscriptionStatus
  cycle: CycleStatus
  order: OrderStatus
  charge: ChargeStatus
  delivery: DeliveryStatus
}[M]

/** A code with the detail that belongs to it. */
export type Because<M extends Machine> = {
  [C in CodeOf<M>]: Record<string, never> extends DetailOf<M, C>
    ? { code: C; detail?: DetailOf<M, C> }
    : { code: C; detail: DetailOf<M, C> }
}[CodeOf<M>]
