import type { PlanContent } from '#lib/catalog/schema.ts'
import type { Dated } from '#lib/date-reason.ts'
import type { PlainDate } from '#lib/plain-date.ts'
import { openDaysBefore, type ShopDays, toOpenDay } from './shop-days.ts'

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
