import type { CalendarChange } from '#lib/calendar/changes.ts'
import { dueAt, nextOrderOn } from '#lib/calendar/counted.ts'
import type { PaymentMethod } from '#lib/catalog/payment-methods.ts'
import type { PlanContent, ShopFacts } from '#lib/catalog/schema.ts'
import { fromColumn, type PlainDate } from '#lib/plain-date.ts'

type Behind = {
  index: number
  dueOn: Date
  anchorOn: Date
  changes: readonly CalendarChange[]
  paymentMethod: PaymentMethod
  content: PlanContent
  facts: Pick<ShopFacts, 'charging'>
}

/**
 * Why no order is made any more of a cycle that nobody came to in time, as after an outage, or where a shop ran before
 * there was an engine: the next one's day has come (two never fall into one period), or it would be charged by itself, and
 * its day is longer ago than the shop catches up. Null: it is in time.
 */
export function whyTooLate(
  { index, dueOn, anchorOn, changes, paymentMethod, content, facts }: Behind,
  today: PlainDate,
): 'period-passed' | 'too-late' | null {
  const schedule = { cadence: content.cadence, anchorOn: fromColumn(anchorOn), anchorIndex: 0 }
  const nextOn = nextOrderOn({ schedule, changes }, index)
  if (nextOn && nextOn.until(today).days >= 0) return 'period-passed'
  const behind = fromColumn(dueOn).until(today).days
  // An offline order is asked for late too, but not in the days of one that was left out after it.
  const isAlone =
    paymentMethod !== 'smartpay' && dueAt({ schedule, changes }, index + 1).until(today).days < 0
  return !isAlone && behind > facts.charging.catchUpDays ? 'too-late' : null
}
