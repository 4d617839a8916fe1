import { z } from 'zod'
import { anyOf } from '#lib/db/any-of.ts'
import { db } from '#lib/db/client.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { inTransaction } from '#lib/db/in-transaction.ts'
import { row, rows } from '#lib/db/rows.ts'
import { type Budget, unlimited } from '#lib/queue/budget.ts'
import { type End, workThrough } from '#lib/queue/work-through.ts'
import { undecidedCharges } from '#lib/states/charge.ts'
import { waitingDeliveries } from '#lib/states/delivery.ts'
import { recordMove } from '#lib/states/history.ts'
import { uncollectedOrders } from '#lib/states/order.ts'
import { runningSubscriptions, subscriptionStatuses } from '#lib/states/subscription.ts'
import { markTokenUse } from '../token-use.ts'
import { lockSchedule } from './change-schedule.ts'

const batchSize = 200
const atOnce = 3
const actor = 'sweep'

const dueSchema = z.object({ id: z.string(), on: z.string() })
type Due = z.output<typeof dueSchema>

/**
 * Subscriptions that were to end become `ended` once nothing of them is left: their end cannot be taken back, the last order
 * is paid or given up, and all parcels are gone. Nobody is told: the mail about the end named the last order. Any number may
 * run; what throws is passed over, until the next run.
 */
export async function endDue(
  budget: Budget = unlimited,
): Promise<{ ended: number; failed: number; end: End }> {
  const counts = { ended: 0, failed: 0 }
  const end = await workThrough<Due>(
    {
      job: 'orders',
      about: ({ id }) => ({ subscriptionId: id }),
      atOnce,
      take: listDue,
      work: async ({ id }) => {
        if (await endOne(id)) counts.ended += 1
        return 'answered'
      },
      threw: async () => {
        counts.failed += 1
      },
    },
    budget,
  )
  return { ...counts, end }
}

/** Of the subscription `s`: nothing is to come, to be paid or to be sent any more. */
const isSettled = Prisma.sql`(s.ends_on is not null and s.ends_on <= shop_day(teiki_now()) and s.status in ${anyOf(runningSubscriptions)}
  and not exists (select from cycles c where c.subscription_id = s.id and c.status = 'scheduled')
  and not exists (select from orders o where o.subscription_id = s.id and o.status in ${anyOf(uncollectedOrders)})
  and not exists (select from orders o join deliveries d on d.order_id = o.id where o.subscription_id = s.id and d.status in ${anyOf(waitingDeliveries)})
  and not exists (select from orders o join charges h on h.order_id = o.id where o.subscription_id = s.id and h.status in ${anyOf(undecidedCharges)}))`

function listDue(after: Due | null): Promise<Due[]> {
  return rows(db(), dueSchema)`
    select s.id, s.ends_on::text as "on" from subscriptions s
    where ${isSettled} and (s.ends_on, s.id) > (${after?.on ?? '0001-01-01'}::date, ${after?.id ?? ''})
    order by s.ends_on, s.id limit ${batchSize}`
}

const settledSchema = z.object({
  status: z.enum(subscriptionStatuses),
  tokenId: z.string().nullable(),
  now: z.date(),
})

async function endOne(id: string): Promise<boolean> {
  return inTransaction(async (tx) => {
    await lockSchedule(tx, id)
    const found = await row(tx, settledSchema)`
      select s.status::text, s.token_id as "tokenId", teiki_now() as now from subscriptions s where s.id = ${id} and ${isSettled}`
    if (!found) return false
    const { status: from, tokenId, now: at } = found
    await tx.subscription.update({ where: { id }, data: { status: 'ended' }, select: { id: true } })
    await recordMove(tx, 'subscription', { id, from, to: 'ended', code: 'ended', actor, at })
    await markTokenUse(tx, [tokenId])
    return true
  })
}
