import type { StoredChange } from '#lib/calendar/stored-changes.ts'
import type { PlanContent, ShopFacts } from '#lib/catalog/schema.ts'
import type { PlainDate } from '#lib/plain-date.ts'
import type { SubscriptionStatus } from '#lib/states/subscription.ts'

/** What staff change of a subscription's coming orders. `index` counts from 0. */
export type ScheduleCommand =
  | { kind: 'skip'; index: number }
  | { kind: 'take-back-skip'; index: number }
  /** From today on; the last day, or null: until somebody ends it. */
  | { kind: 'pause'; until: PlainDate | null }
  | { kind: 'resume' }
  /** `later`: all orders after it are counted from its new day too; not where the plan has a day of the month. */
  | { kind: 'move'; index: number; to: PlainDate; later: boolean }
  /** After the orders that the plan's minimum binds to; what is firm goes on. */
  | { kind: 'end' }
  | { kind: 'take-back-end' }

/** Why a change is refused; each has a sentence. */
export type ScheduleRefusal =
  | 'not-begun'
  | 'over-already'
  | 'after-cut-off'
  | 'too-far-ahead'
  | 'skipped-already'
  | 'not-skipped'
  | 'paused-already'
  | 'not-paused'
  | 'same-day'
  | 'day-too-near'
  | 'day-too-far'
  | 'day-taken'
  | 'fixed-day'
  | 'in-pause'
  | 'ending-already'
  | 'not-ending'
  | 'end-is-final'
  /** It ends before this order. */
  | 'ends-before'
  /** It ends, and no order comes any more. */
  | 'nothing-comes'

/** What decides about a change, and what the coming orders are computed from. */
export type ScheduleFacts = {
  status: SubscriptionStatus
  content: PlanContent
  facts: Pick<ShopFacts, 'workingDays'>
  quantity: number
  anchorOn: PlainDate
  changes: readonly StoredChange[]
  /** The first cycle that may still be changed: no order is made of it, and its cut-off is not over. */
  firstOpenIndex: number
  /** Orders before that one, which the plan's minimum counts. */
  ordersBefore: number
  /** From when on its end cannot be taken back; null: it does not end, or nobody knows yet. */
  endsOn: PlainDate | null
  today: PlainDate
  /** Since when it is paused, by staff or by the shop's policy; null: it is not. */
  pausedOn: PlainDate | null
}
