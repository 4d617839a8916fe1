import type { PlanContent } from '#lib/catalog/schema.ts'
import type { Dated } from '#lib/date-reason.ts'
import type { CutOffRule } from '#lib/i18n/calendar-words.ts'
import type { PlainDate } from '#lib/plain-date.ts'
import { isEverClosed, openDaysBefore, type ShopDays, toOpenDay } from './shop-days.ts'

/** What an agreed plan version and the shop's working days say of every order. */
export type OrderRules = { content: PlanContent; shopDays: ShopDays }

/**
 * The last day on which the order due on `dueOn` may be changed or canceled (design §4); it is written when that
 * day is over. On a closed day it goes to an open one, never past the due date. The first order has none.
 */
export function cutOffBefore({ content, shopDays }: OrderRules, dueOn: PlainDate): Dated {
  const { days, count } = content.cutOff
  const counted: Dated =
    count === 'business'
      ? {
          on: openDaysBefore(shopDays, dueOn, days),
          because: { code: 'business-days-before', days },
        }
      : { on: dueOn.subtract({ days }), because: { code: 'days-before', days } }
  return toOpenDay(shopDays, counted, content.shift.cutOff, { until: dueOn })
}

/** The rule that `cutOffBefore` follows, to be said of every order; null where that is simply the day before. */
export function cutOffRule(rules: OrderRules): CutOffRule | null {
  const rule = wholeCutOffRule(rules)
  const isDayBefore = rule.days === 1 && rule.count === 'calendar' && rule.shift === null
  return isDayBefore ? null : rule
}

/** The same, also where it is the day before. */
export function wholeCutOffRule({ content, shopDays }: OrderRules): CutOffRule {
  const { days, count } = content.cutOff
  const mayShift = isEverClosed(shopDays) && (count === 'calendar' || days === 0)
  return { days, count, shift: mayShift ? content.shift.cutOff : null }
}
