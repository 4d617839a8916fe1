import { type CalendarChange, endIndexOf } from '#lib/calendar/changes.ts'
import { isOpenMethod, type PaymentMethod } from '#lib/catalog/payment-methods.ts'
import { missingForSale } from '#lib/catalog/publishable.ts'
import type { PlanContent, ShopFacts } from '#lib/catalog/schema.ts'
import type { PlainDate } from '#lib/plain-date.ts'
import type { SignupStatus } from '#lib/states/signup.ts'

/** Another attempt of the thread began before: nothing can begin by this one. */
type ThreadProblem = 'thread-taken' | 'thread-ended'

/** Why a signup is not confirmed; each has a sentence for the shopper. */
export type ConfirmProblem =
  | ThreadProblem
  | 'retired'
  | 'not-for-sale'
  | 'payment-method-closed'
  | 'expired'
  | 'expired-change'
  | 'incomplete'
  | 'contract-changed'
  | 'not-agreed'
  | 'already-subscribed'
  | 'paused'
  | 'ending'

type ThreadFacts = {
  status: SignupStatus
  /** Another row of the thread already became the subscription: this one would only make a spare. */
  threadTaken: boolean
  /** What it became is canceled, or came to its end. */
  threadEnded: boolean
}

export type ConfirmFacts = ThreadFacts & {
  /** The plan takes subscriptions, or the subscription runs already. */
  forSale: boolean
  /** All six legal items can be stated today. */
  stated: boolean
  /** The shop offers the payment method. */
  paymentMethodOpen: boolean
  /** Left for so long that the shopper looks at it anew. */
  expired: boolean
  /** Everything typed is right, and the plan allows as many. */
  complete: boolean
  /** Only changes how a running subscription is paid. */
  continues: boolean
  /** What it would change is paused: nobody can say when the next order is charged. */
  paused: boolean
  /** What it would change is to end: the contract of a change tells of orders without an end. */
  ending: boolean
  /** Another subscription to the same plan runs, begun in the same browser. */
  alreadySubscribed: boolean
}

/** What the shopper sends with the button. */
type Press = {
  /** The contract and the details that the page showed are those of now. */
  asShown: boolean
  agreed: boolean
  /** Yes to a second subscription to the same plan. */
  again: boolean
}

/**
 * The one rule of whether a signup may be confirmed, first reason first; the page asks it without a press, the
 * command with one. What was sent already was confirmed: only the thread can stand against it. Null: allowed.
 */
export function whyNotConfirm(
  facts: ConfirmFacts,
  press: Press | null = null,
): ConfirmProblem | null {
  const over = threadProblem(facts)
  if (over || facts.status !== 'draft') return over
  if (!facts.forSale) return 'retired'
  if (facts.continues && facts.ending) return 'ending'
  if (facts.continues && facts.paused) return 'paused'
  if (!facts.stated) return 'not-for-sale'
  if (!facts.paymentMethodOpen) return 'payment-method-closed'
  if (facts.expired || !facts.complete) return unfinished(facts)
  if (press === null) return null
  if (!press.asShown) return 'contract-changed'
  if (!press.agreed) return 'not-agreed'
  return facts.alreadySubscribed && !press.again ? 'already-subscribed' : null
}

/** The form begins a subscription, so a change is begun anew from the page of what runs. */
function unfinished({ continues, expired }: ConfirmFacts) {
  if (continues) return 'expired-change'
  return expired ? 'expired' : 'incomplete'
}

/** Why nothing can begin by this signup, whatever else is true of it. */
export function threadProblem({
  status,
  threadTaken,
  threadEnded,
}: ThreadFacts): ThreadProblem | null {
  if (status === 'completed' || !threadTaken) return null
  return threadEnded ? 'thread-ended' : 'thread-taken'
}

/** What the rule looks at, of a signup as a query reads it. */
export function confirmFactsOf(
  signup: ThreadFacts & {
    paymentMethod: PaymentMethod
    quantity: number
    /** Null until everything typed is right. */
    details: object | null
    expired: boolean
    continues: boolean
    paused: boolean
    changes: readonly CalendarChange[]
    alreadySubscribed: boolean
    plan: { forSale: boolean; content: PlanContent }
    shop: { facts: ShopFacts; today: PlainDate }
  },
): ConfirmFacts {
  const { paymentMethod, quantity, details, plan, shop } = signup
  return {
    ...signup,
    forSale: plan.forSale,
    ending: endIndexOf(signup.changes) !== null,
    stated: missingForSale(plan.content, shop).length === 0,
    paymentMethodOpen: paymentMethod === 'smartpay' || isOpenMethod(shop.facts, paymentMethod),
    // A plan may have been changed to allow fewer than were asked for.
    complete: details !== null && quantity <= plan.content.maximumQuantity,
  }
}
