import { instantOf, toDate } from '#lib/clock.ts'
import { db } from '#lib/db/client.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { rows } from '#lib/db/rows.ts'
import {
  noChargePending,
  type PastDueOrder,
  pastDueOrders,
  pastDueSchema,
  stepOf,
} from '#lib/dunning/dunning-facts.ts'
import { newId } from '#lib/ids.ts'
import { plannedCharge, rehearse, subscriptionsOn } from './rehearsed-charge.ts'
import { batchSize, type Stage } from './stage.ts'

/**
 * Orders that are past due and tried again on that day, if nothing happens until then: by the rule that decides it
 * (`dunning/next-step.ts`), asked at the day's end.
 */
export const retriesAhead: Stage = async (ahead, after) => {
  const { from, to, test } = ahead
  const place = after
    ? Prisma.sql`(o.due_on, o.id) > (${after.at.slice(0, 10)}::date, ${after.id})`
    : Prisma.sql`true`
  const orders = await rows(db(), pastDueSchema)`${pastDueOrders(
    Prisma.sql`t.test = ${test} and ${noChargePending} and ${place}`,
    Prisma.sql`order by o.due_on, o.id limit ${batchSize}`,
  )}`
  const last = orders.at(-1)
  const tried = orders.filter((order) => isTriedIn(order, { from, to }))
  const found = tried.map(({ orderId, subscriptionId, index, lastAttempt, totalMinor }) => ({
    id: newId('chg'),
    place: { subscriptionId, index, attempt: lastAttempt + 1, orderId },
    totalMinor,
  }))
  const charges = await rehearse(ahead, found, {
    from: Prisma.sql`unnest(${found.map(({ id }) => id)}::text[], ${found.map(({ place: { orderId } }) => orderId)}::text[],
        ${found.map(({ place: { attempt } }) => attempt)}::int[], ${found.map(({ totalMinor }) => totalMinor)}::int[])
        as mine (id, order_id, attempt, amount_minor)
      join orders o on o.id = mine.order_id join ${subscriptionsOn(ahead)} s on s.id = o.subscription_id
      cross join lateral ${plannedCharge(ahead)} c`,
  })
  return { charges, last: last ? { at: last.dueOn.toISOString(), id: last.orderId } : null }
}

function isTriedIn(order: PastDueOrder, { from, to }: { from: Date; to: Date }): boolean {
  const lastMoment = toDate(instantOf(to).subtract({ milliseconds: 1 }))
  const step = stepOf({ ...order, now: lastMoment })
  if (step?.does !== 'try') return false
  const at = toDate(step.at).getTime()
  return at >= from.getTime() && at < to.getTime()
}
