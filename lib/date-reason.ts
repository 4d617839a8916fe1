import type { Bilingual } from './i18n/locale.ts'
import type { PlainDate } from './plain-date.ts'

/** Why the shop is closed on a day; weekdays are ISO, 1 is Monday. */
export type ClosedReason =
  | { code: 'holiday'; name: Bilingual }
  | { code: 'closed-weekday'; weekday: number }
  | { code: 'closed-date' }

/** A day that fell on a closed one, `from`, and went to the nearest open day before or after it. */
type Shifted = ClosedReason & { from: PlainDate; moved: 'before' | 'after' }

/** Why a day of the calendar is the day that it is. */
export type DateReason =
  /** The first order: the day of the agreement. */
  | { code: 'agreed' }
  /** A day from which this and all later orders are counted anew. */
  | { code: 'counted-anew' }
  | { code: 'same-weekday'; weekday: number }
  | { code: 'same-day'; day: number }
  /** The month has no day such as the anchor's. */
  | { code: 'short-month'; anchorDay: number }
  | { code: 'chosen-day'; day: number }
  | { code: 'last-day' }
  | { code: 'nth-weekday'; nth: number | 'last'; weekday: number }
  /** A month after `instead`, which would have been within two weeks of the anchor. */
  | { code: 'first-too-near'; instead: PlainDate }
  /** One order's day that somebody chose. */
  | { code: 'moved'; from: PlainDate }
  /** Before or after the order, in calendar or in working days. */
  | { code: 'days-before'; days: number }
  | { code: 'business-days-before'; days: number }
  | { code: 'days-after'; days: number }
  /** From dispatch to arrival. */
  | { code: 'on-the-road'; days: number }
  | Shifted

/** A day of the calendar, in the merchant's time zone, with its reason. */
export type Dated = { on: PlainDate; because: DateReason }
