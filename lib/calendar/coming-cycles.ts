import type { Dated } from '#lib/date-reason.ts'
import type { PlainDate } from '#lib/plain-date.ts'
import { contentAt, quantityAt, scheduleAt } from './changed-rules.ts'
import { type CalendarChange, changesOf } from './changes.ts'
import { cutOffBefore, type OrderRules } from './cut-off.ts'
import { deliveriesOf, type PlannedDelivery } from './deliveries.ts'
import { dueDate, type Schedule } from './schedule.ts'

/** Why a cycle brings no order: somebody skipped it, or it falls into a pause. */
export type SkipReason =
  | { code: 'skipped' }
  | { code: 'paused'; from: PlainDate; until: PlainDate | null }

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

/** Counted from the anchor, then as it was changed. */
export type Counted = { schedule: Schedule; changes: readonly CalendarChange[] }

/** The day on which a cycle falls due. */
export function dueAt(counted: Counted, index: number): PlainDate {
  return dueOf(counted, index).due.on
}

/** The day of a cycle; null: it is skipped, or falls into a pause. */
export function orderedOnAt(counted: Counted, index: number): PlainDate | null {
  const { on } = dueOf(counted, index).due
  return whySkipped(counted.changes, index, on) ? null : on
}

function dueOf({ schedule, changes }: Counted, index: number) {
  return movedBy(changes, scheduleAt(schedule, changes, index), index)
}

/** All parcels of a moved order are counted from its new day, so the first is never behind the second. */
function movedBy(
  changes: readonly CalendarChange[],
  schedule: Schedule,
  index: number,
): { due: Dated; schedule: Schedule } {
  const due = dueDate(schedule, index)
  const to = changesOf(changes, 'move').findLast((move) => move.index === index)?.to
  if (!to || to.equals(due.on)) return { due, schedule }
  return {
    due: { on: to, because: { code: 'moved', from: due.on } },
    schedule: { ...schedule, anchorOn: to, anchorIndex: index },
  }
}

function whySkipped(
  changes: readonly CalendarChange[],
  index: number,
  dueOn: PlainDate,
): SkipReason | null {
  if (changesOf(changes, 'skip').some((skip) => skip.index === index)) return { code: 'skipped' }
  const pause = changesOf(changes, 'pause').find(
    ({ from, until }) =>
      from.until(dueOn).sign >= 0 && (until === null || dueOn.until(until).sign >= 0),
  )
  return pause ? { code: 'paused', from: pause.from, until: pause.until } : null
}

function isCanceled(changes: readonly CalendarChange[], { index, due }: ComingCycle): boolean {
  return changesOf(changes, 'cancel').some((cancel) =>
    'after' in cancel ? cancel.after.until(due.on).sign > 0 : index >= cancel.fromIndex,
  )
}
