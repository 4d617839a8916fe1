import { z } from 'zod'
import { db } from '#lib/db/client.ts'
import { inTransaction } from '#lib/db/in-transaction.ts'
import { rows } from '#lib/db/rows.ts'
import { scheduleMissing } from '#lib/orders/replan-cycles.ts'
import { type Budget, unlimited } from '#lib/queue/budget.ts'
import { type End, workThrough } from '#lib/queue/work-through.ts'
import { lockSchedule } from './change-schedule.ts'
import { moveSubscription, statusAfter } from './move-subscription.ts'
import { readSchedule, scheduledAs } from './schedule-facts.ts'

const batchSize = 200
const atOnce = 3
const actor = 'sweep'

const dueSchema = z.object({ id: z.string(), on: z.string() })
type Due = z.output<typeof dueSchema>

/**
 * Subscriptions whose pause ends today go on: with the first order after it, whose cut-off is still to come or just
 * over. Any number may run; what throws is passed over, until the next run.
 */
export async function resumeDue(
  budget: Budget = unlimited,
): Promise<{ resumed: number; failed: number; end: End }> {
  const counts = { resumed: 0, failed: 0 }
  const end = await workThrough<Due>(
    {
      job: 'orders',
      about: ({ id }) => ({ subscriptionId: id }),
      atOnce,
      take: listDue,
      work: async ({ id }) => {
        if (await resume(id)) counts.resumed += 1
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

function listDue(after: Due | null): Promise<Due[]> {
  return rows(db(), dueSchema)`
    select id, resumes_on::text as "on" from subscriptions
    where status = 'paused' and resumes_on <= shop_day(teiki_now())
      and (resumes_on, id) > (${after?.on ?? '0001-01-01'}::date, ${after?.id ?? ''})
    order by resumes_on, id limit ${batchSize}`
}

async function resume(id: string): Promise<boolean> {
  return inTransaction(async (tx) => {
    await lockSchedule(tx, id)
    const found = await rows(tx, dueSchema)`
      select id, resumes_on::text as "on" from subscriptions
      where id = ${id} and status = 'paused' and resumes_on <= shop_day(teiki_now())`
    const schedule = await readSchedule(tx, id)
    if (found.length === 0 || !schedule) return false
    const status = statusAfter(schedule, { kind: 'resume' })
    await moveSubscription(tx, schedule, {
      to: status,
      resumesOn: null,
      because: { code: 'resumed' },
      actor,
    })
    // What was made of the next cycle in the pause scheduled none after it.
    await scheduleMissing(tx, scheduledAs(schedule, status), schedule.firstOpenIndex, actor)
    return true
  })
}
