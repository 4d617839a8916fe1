import { z } from 'zod'
import { anyOf } from '#lib/db/any-of.ts'
import { db } from '#lib/db/client.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { rows } from '#lib/db/rows.ts'
import { newId } from '#lib/ids.ts'
import { log } from '#lib/log.ts'
import { cycleSchema, cyclesWhere, type LockedCycle } from '#lib/orders/lock-cycle.ts'
import { orderOfCycle, stepOfCycle } from '#lib/orders/order-of-cycle.ts'
import { plannedCycle } from '#lib/orders/schedule-cycle.ts'
import { asColumn, fromColumn, type PlainDate } from '#lib/plain-date.ts'
import { orderedSubscriptions } from '#lib/states/subscription.ts'
import type { DayAhead } from './day-ahead.ts'
import {
  plannedCharge,
  type RehearsedCharge,
  rehearse,
  subscriptionsOn,
  unreadable,
} from './rehearsed-charge.ts'
import { batchSize, type Stage } from './stage.ts'

const foundSchema = z.looseObject({
  id: z.string(),
  index: z.number(),
  subscriptionId: z.string(),
  cutOffOn: z.date(),
  dueOn: z.date(),
})
type Found = z.output<typeof foundSchema>

/**
 * Charges of orders that are not made yet: of cycles whose cut-off is over by then, by the rules by which the sweep makes them
 * (`orders/order-of-cycle.ts`). No row is written.
 */
export const ordersAhead: Stage = async (ahead, after) => {
  const found = await readCycles(ahead, after)
  const last = found.at(-1)
  const broken: RehearsedCharge[] = []
  const orders = found.flatMap((cycle) => {
    try {
      return ordersOf(cycle, ahead)
    } catch (error) {
      log('error', 'cycle not readable', { job: 'rehearse', cycleId: cycle.id, error })
      if (!chargedOn(cycle).equals(ahead.day)) return []
      const { subscriptionId, index } = cycle
      broken.push(unreadable({ subscriptionId, index, attempt: 1, orderId: null }))
      return []
    }
  })
  const readable = await rehearse(
    ahead,
    orders.map(({ id, place }) => ({ id, place })),
    { from: asMade(ahead, orders), lines: Prisma.sql`mine.lines` },
  )
  return {
    charges: [...broken, ...readable],
    last: last ? { at: last.cutOffOn.toISOString(), id: last.id } : null,
  }
}

/** A token's cycles that may have an order by then, in the order of their cut-offs; one that cannot be read is among them. */
function readCycles({ day, test }: DayAhead, after: { at: string; id: string } | null) {
  const on = Prisma.sql`${`${day}`}::date`
  const place = after
    ? Prisma.sql`(c.cut_off_on, c.id) > (${after.at.slice(0, 10)}::date, ${after.id})`
    : Prisma.sql`true`
  return rows(db(), foundSchema)`${cyclesWhere(Prisma.sql`
    c.status = 'scheduled' and c.cut_off_on < ${on} and c.due_on <= ${on} and ${place} and s.payment_method = 'smartpay'
    and (s.status in ${anyOf(orderedSubscriptions)} or (s.status = 'paused' and s.resumes_on <= ${on}))
    and exists (select from tokens t where t.id = s.token_id and t.test = ${test})
    order by c.cut_off_on, c.id limit ${batchSize}`)}`
}

/** What would be made of a cycle, and of those after it that nobody has written down yet, and charged on that day. */
function ordersOf(found: Found, { day }: DayAhead) {
  const row = cycleSchema.parse(found)
  const isResumed = row.subscriptionStatus === 'paused'
  const first = isResumed ? { ...row, subscriptionStatus: 'active' as const } : row
  return cyclesUntil(first, day).flatMap((cycle) => {
    if (!chargedOn(cycle).equals(day) || stepOfCycle(cycle, day) !== 'make') return []
    const { subscriptionId, index, dueOn } = cycle
    const place = { subscriptionId, index, attempt: 1, orderId: null }
    return [{ id: newId('chg'), place, dueOn, ...orderOfCycle(cycle, 'smartpay') }]
  })
}
type Order = ReturnType<typeof ordersOf>[number]

/** It, and those after it from which an order comes, as `scheduleFrom` will write them down. */
function cyclesUntil(first: LockedCycle, day: PlainDate): LockedCycle[] {
  const cycles = [first]
  for (let index = first.index + 1; ; index += 1) {
    const { due, cutOff, status } = plannedCycle(first, index)
    if (!cutOff || day.until(due.on).days > 0) return cycles
    const days = { dueOn: asColumn(due.on), cutOffOn: asColumn(cutOff.on) }
    if (status === 'coming')
      cycles.push({ ...first, index, ...days, feeMinor: first.agreedFeeMinor })
  }
}

/** The day on which its order can first be charged: its own, or the one after a cut-off that is as late. */
function chargedOn(cycle: { dueOn: Date; cutOffOn: Date }): PlainDate {
  const [due, made] = [fromColumn(cycle.dueOn), fromColumn(cycle.cutOffOn).add({ days: 1 })]
  return due.until(made).days > 0 ? made : due
}

/** As `makeOrder` would write them. */
function asMade(ahead: DayAhead, orders: readonly Order[]): Prisma.Sql {
  return Prisma.sql`unnest(${orders.map(({ id }) => id)}::text[], ${orders.map(({ place }) => place.subscriptionId)}::text[],
      ${orders.map(({ place }) => place.index)}::int[], ${orders.map(({ dueOn }) => `${fromColumn(dueOn)}`)}::date[],
      ${orders.map(({ place }) => place.attempt)}::int[], ${orders.map(({ totalMinor }) => totalMinor)}::int[],
      ${orders.map(({ lines }) => JSON.stringify(lines))}::text[]::json[])
      as mine (id, subscription_id, index, due_on, attempt, amount_minor, lines)
    join ${subscriptionsOn(ahead)} s on s.id = mine.subscription_id
    cross join lateral (select mine.id, mine.subscription_id, mine.index, 'open' as status, mine.due_on, s.delivery, s.plan_version_id) o
    cross join lateral ${plannedCharge(ahead)} c`
}
