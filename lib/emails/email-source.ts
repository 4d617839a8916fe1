import type { MailedAmendment } from '#lib/amendments/get-mailed-amendment.ts'
import type { Ending } from '#lib/calendar/ending.ts'
import type { PaymentMethod } from '#lib/catalog/payment-methods.ts'
import type { OfflineMethod, PlanContent, ShopFacts } from '#lib/catalog/schema.ts'
import type { NextStep } from '#lib/dunning/get-next-step.ts'
import type { Bilingual, Locale } from '#lib/i18n/locale.ts'
import type { ScheduleChange } from '#lib/mail/facts.ts'
import type { PlainDate } from '#lib/plain-date.ts'
import type { CycleStatus } from '#lib/states/cycle.ts'
import type { DeliveryStatus } from '#lib/states/delivery.ts'
import type { OrderCancelReason } from '#lib/states/order.ts'
import type { SignupStatus } from '#lib/states/signup.ts'
import type { SubscriptionStatus } from '#lib/states/subscription.ts'
import type { CollectedOrder } from '#lib/subscriptions/collected-orders.ts'
import type { Order } from '#lib/subscriptions/orders.ts'
import type { OrderOfMail } from './order-of-mail.ts'

/** The last day to change it comes with an order that is still to come. */
export type ComingOrder = Order & { cutOffOn: PlainDate }

/** Everything that a mail may tell, as it stands now. Sums are yen. */
export type EmailSubject = {
  locale: Locale
  today: PlainDate
  facts: ShopFacts
  content: PlanContent
  planSlug: string
  quantity: number
  person: { lastName: string; firstName: string; emailAddress: string }
  subscription: {
    status: SubscriptionStatus
    paymentMethod: PaymentMethod
    feeMinor: number
    anchorOn: PlainDate | null
    canceledOn: PlainDate | null
    /** Since when Smartpay pays what was paid offline. */
    movedOn: PlainDate | null
    /** With which order it ends; null: it goes on. */
    ending: Ending | null
    /** From when on that cannot be taken back. */
    endsOn: PlainDate | null
  }
  signup: {
    id: string
    status: SignupStatus
    paymentMethod: PaymentMethod
    /** What that way costs with each order, as agreed. */
    feeMinor: number
    askedOn: PlainDate
    /** What was agreed to; null before that. */
    consentText: string | null
    /** Sent to Smartpay before another way was chosen: an approval of it is a spare. */
    askedBeforeChoice: boolean
    /** How the subscription was paid before this agreement took over. */
    previousPaymentMethod: OfflineMethod
  }
  /** Of a completed signup it is the first. */
  order: (OrderOfMail & { paidOn: PlainDate | null }) | null
  /** Of an order that staff canceled, why, and how far Smartpay was with it. */
  canceledOrder: { reason: OrderCancelReason; charge: 'unsent' | 'approved' | 'watched' } | null
  /** Of an order that could not be collected. */
  nextStep: NextStep
  /** What was proposed or agreed to anew. */
  amendment: MailedAmendment | null
  /** When the agreement was made that pays now; null: none does. */
  agreedOn: PlainDate | null
  /** Orders that wait for money, each with what comes next. */
  waiting: readonly (Order & { nextStep: NextStep })[]
  /** What was changed of the coming orders. */
  change: ScheduleChange | null
  payment: { amountMinor: number; receivedOn: PlainDate; paymentMethod: OfflineMethod } | null
  /** A parcel, as it went out. */
  delivery: {
    status: DeliveryStatus
    position: number
    among: number
    arrivalOn: PlainDate
    carrier: string | null
    tracking: string | null
    lines: readonly { name: Bilingual; quantity: number }[]
    /** It was not marked as shipped again since what the mail tells of. */
    isLastShipment: boolean
    /** Nothing was recorded of it since that another mail tells of. */
    isLastWord: boolean
  } | null
  /** An order that is to come. */
  cycle: (ComingOrder & { status: CycleStatus; feeMinor: number }) | null
  /** Money that went back, and what is left of what was paid. */
  refund: {
    amountMinor: number
    refundedOn: PlainDate
    /** Null: it was no payment of the order's, but one that came too late. */
    leftMinor: number | null
    lines: readonly { name: Bilingual; quantity: number }[]
    parcelsEnd: boolean
  } | null
  /** The orders with which Smartpay's paying began, and how each ended. */
  collected: readonly CollectedOrder[]
  /** Those that are to come. */
  openOrders: readonly ComingOrder[]
  /** The first that is made already and still to be paid, on its day or before. */
  madeOrder: Order | null
  /** Those from before a change to Smartpay that are still paid at the door. */
  atTheDoor: readonly Order[]
}
