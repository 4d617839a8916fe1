import { z } from 'zod'
import { chargeDue } from '#lib/charging/charge-due.ts'
import { db } from '#lib/db/client.ts'
import { row } from '#lib/db/rows.ts'
import { workPastDue } from '#lib/dunning/work-past-due.ts'
import { advanceOrders } from '#lib/orders/advance-orders.ts'
import type { DemoClock } from './demo-clock.ts'

const dueSchema = z.object({ orders: z.boolean(), charges: z.boolean(), pastDue: z.boolean() })

/** Orders are made, charged and tried again as the jobs do it, once: the parts that have something to do. */
export async function runMorning(clock: DemoClock, at: number): Promise<void> {
  const due = await whatIsDue(at)
  if (!due.orders && !due.charges && !due.pastDue) return
  await clock.moveTo(at)
  await clock.tellSandbox()
  if (due.orders) await advanceOrders()
  if (due.pastDue) await workPastDue()
  await chargeDue()
}

async function whatIsDue(at: number): Promise<z.output<typeof dueSchema>> {
  const now = new Date(at)
  const due = await row(db(), dueSchema)`
    with today as (select (${now}::timestamptz at time zone 'Asia/Tokyo')::date as day)
    select exists (select from cycles, today where status = 'scheduled' and cut_off_on < day)
      or exists (select from orders, today where status = 'awaiting_payment' and least(pay_by + 1, remind_on) <= day) as orders,
      exists (select from charges where next_try_at <= ${now}) as charges,
      exists (select from orders where status = 'past_due') as "pastDue"`
  if (!due) throw new Error('The database did not say what is due')
  return due
}
