import { z } from 'zod'
import { db } from '#lib/db/client.ts'
import { rows } from '#lib/db/rows.ts'
import { type PlainDate, plainDate } from '#lib/plain-date.ts'
import type { Turn } from '#lib/queue/turn.ts'
import { closeDay, type NotClosed } from './close-day.ts'
import { readShopDays } from './day-window.ts'
import { cursorSchema } from './read-lists.ts'

/** Days that were missed, and such as did not agree, are closed again so long. */
const daysBack = 7

type Closed = { closed: number; red: number; end: 'empty' | Exclude<NotClosed, 'not-over'> }

/** Closes yesterday, and what of the days before is not closed or did not agree: it may by now. Goes on where it stopped. */
export async function closeDays(turn: Turn): Promise<Closed> {
  const counts = { closed: 0, red: 0 }
  const parsed = cursorSchema.safeParse(turn.cursor)
  let cursor = parsed.success ? parsed.data : null
  for (const day of await daysToClose(cursor?.day ?? null)) {
    const from = cursor?.day === `${day}` ? cursor : null
    const closed = await closeDay(day, { closedBy: 'system', turn, from })
    cursor = null
    if (!closed.ok)
      return { ...counts, end: closed.reason === 'not-over' ? 'empty' : closed.reason }
    counts.closed += 1
    if (closed.value.count > 0) counts.red += 1
    if (turn.budget.isOver()) return { ...counts, end: 'over' }
  }
  return { ...counts, end: 'empty' }
}

const daySchema = z.object({ day: z.iso.date() })

/** The day at which the last run stopped comes first. */
async function daysToClose(first: string | null): Promise<PlainDate[]> {
  const { today } = await readShopDays()
  const open = await rows(db(), daySchema)`
    select d::date::text as day from generate_series(${`${today.subtract({ days: daysBack })}`}::date, ${`${today.subtract({ days: 1 })}`}::date, interval '1 day') d
      left join daily_closes c on c.day = d::date
    where (c.closed_at is null or (c.difference_count > 0 and shop_day(c.closed_at) < shop_day(teiki_now())))
      and d::date >= (select shop_day(min(created_at)) from plan_versions)
    order by d::date::text = ${first} desc, d desc`
  return open.map(({ day }) => plainDate(day))
}
