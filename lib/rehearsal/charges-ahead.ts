import { z } from 'zod'
import { db } from '#lib/db/client.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { rows } from '#lib/db/rows.ts'
import type { DayAhead } from './day-ahead.ts'
import { rehearse, subscriptionsOn } from './rehearsed-charge.ts'
import { batchSize, type Stage, type StagePlace } from './stage.ts'

const foundSchema = z.object({
  id: z.string(),
  orderId: z.string(),
  subscriptionId: z.string(),
  index: z.number(),
  attempt: z.number(),
  at: z.date(),
  resumes: z.boolean(),
})

/**
 * Charges of orders that are made: those whose time comes on that day. Of those whose time has come before, the ones that
 * something will still stand against, and the ones whose pause ends that day; the others are sent before it.
 */
export const chargesAhead: Stage = async (ahead, after) => {
  const found = await readIntended(ahead, after)
  const last = found.at(-1)
  const charges = await rehearse(
    ahead,
    found.map(({ id, at: _, resumes: __, ...place }) => ({ id, place })),
    {
      from: Prisma.sql`unnest(${found.map(({ id }) => id)}::text[]) as mine (id) join charges c on c.id = mine.id
        join orders o on o.id = c.order_id join ${subscriptionsOn(ahead)} s on s.id = o.subscription_id`,
    },
  )
  const sentBefore = new Set(
    found.filter(({ at, resumes }) => at < ahead.from && !resumes).map(({ orderId }) => orderId),
  )
  return {
    charges: charges.filter(
      ({ orderId, reason }) => reason !== null || orderId === null || !sentBefore.has(orderId),
    ),
    last: last ? { at: last.at.toISOString(), id: last.id } : null,
  }
}

function readIntended({ day, to, test }: DayAhead, after: StagePlace | null) {
  const place = after
    ? Prisma.sql`(c.next_try_at, c.id) > (${new Date(after.at)}::timestamptz, ${after.id})`
    : Prisma.sql`true`
  return rows(db(), foundSchema)`
    select c.id, o.id as "orderId", o.subscription_id as "subscriptionId", o.index, c.attempt, c.next_try_at as at,
      coalesce(s.status = 'paused' and s.resumes_on = ${`${day}`}::date, false) as resumes
    from charges c join orders o on o.id = c.order_id join subscriptions s on s.id = o.subscription_id
    where c.status = 'intended' and c.test = ${test} and c.next_try_at < ${to} and ${place}
    order by c.next_try_at, c.id limit ${batchSize}`
}
