import type { Dated } from '#lib/date-reason.ts'
import { contentAt, quantityAt } from './changed-rules.ts'
import { type CalendarChange, endIndexOf } from './changes.ts'
import { dueOf, type SkipReason, whySkipped } from './counted.ts'
import { cutOffBefore, type OrderRules } from './cut-off.ts'
import { deliveriesOf, type PlannedDelivery } from './deliveries.ts'
import type { Schedule } from './schedule.ts'

export type ComingCycle = {
  /** From 0, the first order. */
  index: number
  due: Dated
  /** The last day to change or cancel it; null for the first order. */
  cutOff: Dated | null
  deliveries: PlannedDelivery[]
  quantity: number
  content: OrderRules['content']
} & ({ status: 'coming' } | { status: 'skipped'; because: SkipReason })

type Asked = OrderRules & {
  schedule: Schedule
  quantity: number
  /** Index of the first cycle of the list. */
  from: number
  /** The most that are listed; fewer where the subscription ends. */
  count: number
  changes: readonly CalendarChange[]
}

/**
 * The one list of coming cycles (design §4): preview, confirmation, account, emails, admin and engine read it. What
 * a change does to cut-offs and deliveries follows from the rules. A skipped cycle has its days too, so that it can be
 * taken back; none is made up for later.
 */
export function comingCycles(asked: Asked): ComingCycle[] {
  const end = endIndexOf(asked.changes) ?? Number.POSITIVE_INFINITY
  const count = Math.max(0, Math.min(asked.count, end - asked.from))
  return Array.from({ length: count }, (_, ahead) => cycleAt(asked, asked.from + ahead))
}

/** One cycle of it; one behind the end is left out because of that. */
export function cycleAt(asked: Omit<Asked, 'from' | 'count'>, index: number): ComingCycle {
  const { changes, shopDays } = asked
  const content = contentAt(asked.content, changes, index)
  const quantity = quantityAt(asked.quantity, changes, index)
  const { due, schedule } = dueOf(asked, index)
  const rules = { content, shopDays }
  const because = whySkipped(changes, index, due.on)
  return {
    index,
    due,
    cutOff: index === 0 ? null : cutOffBefore(rules, due.on),
    deliveries: deliveriesOf(rules, schedule, index),
    quantity,
    content,
    ...(because ? { status: 'skipped', because } : { status: 'coming' }),
  }
}
