import type { Dated } from '#lib/date-reason.ts'
import { contentAt, quantityAt } from './changed-rules.ts'
import { type CalendarChange, changesOf } from './changes.ts'
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
  /** Orders made before `from`, which the minimum counts; without it every cycle before has become one. */
  ordersBefore?: number
  changes: readonly CalendarChange[]
}

/**
 * The one list of coming cycles (design §4): preview, confirmation, account, emails, admin and engine read it. What
 * a change does to cut-offs and deliveries follows from the rules. A skipped cycle has its days too, so that it can be
 * taken back; none is made up for later. The minimum of the plan counts orders, so a skip postpones its end.
 */
export function comingCycles(asked: Asked): ComingCycle[] {
  const listed: ComingCycle[] = []
  let orders = asked.ordersBefore ?? asked.from
  for (let index = asked.from; index < asked.from + asked.count; index += 1) {
    const cycle = cycleAt(asked, index)
    if (orders >= cycle.content.minimumCycles && isCanceled(asked.changes, cycle)) break
    listed.push(cycle)
    if (cycle.status === 'coming') orders += 1
  }
  return listed
}

/** One cycle of it, also where the subscription is over by then. */
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

function isCanceled(changes: readonly CalendarChange[], { index, due }: ComingCycle): boolean {
  return changesOf(changes, 'cancel').some((cancel) =>
    'after' in cancel ? cancel.after.until(due.on).sign > 0 : index >= cancel.fromIndex,
  )
}
