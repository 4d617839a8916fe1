import { z } from 'zod'
import { db } from '#lib/db/client.ts'
import { rows } from '#lib/db/rows.ts'
import { type PlainDate, plainDate } from '#lib/plain-date.ts'
import type { Turn } from '#lib/queue/turn.ts'
import { closeDay, type NotClosed } from './close-day.ts'
import { readShopDays } from './day-window.ts'
import { cursorSchema } from './read-lists.ts'

/** Days that were missed, and such as did not agree, are closed again so long. */
export const daysBack = 7
/**
 * And each once more when what Smartpay approved is captured or over (smartpay-api §8.3): what moved there after the first night
 * is compared then.
 */
const lastLookDays = 9

type Closed = { closed: number; red: number; end: 'empty' | Exclude<NotClosed, 'not-over'> }

/** Closes yesterday, and what of the days before is not closed or did not agree: it may by now. Goes on where it stopped. */
export async function closeDays(turn: Turn): Promise<Closed> {
  const counts = { closed: 0, red: 0 }
  const parsed = cursorSchema.safeParse(turn.cursor)
  const cursor = parsed.success ? parsed.data : null
  let end: Closed['end'] = 'empty'
  for (const day of await daysToClose(cursor?.day ?? null)) {
    const from = cursor?.day === `${day}` ? cursor : null
    let closed = await closeDay(day, { closedBy: 'system', turn, from })
    // A page token that has grown old is refused: from the start.
    if (!closed.ok && closed.reason === 'unreadable' && from !== null)
      closed = await closeDay(day, { closedBy: 'system', turn })
    if (closed.ok) {
      counts.closed += 1
      counts.red += closed.value.count > 0 ? 1 : 0
    } else if (closed.reason === 'unreadable') end = 'unreadable'
    else if (closed.reason !== 'not-over') return { ...counts, end: closed.reason }
    if (turn.budget.isOver()) return { ...counts, end: 'over' }
  }
  return { ...counts, end }
}

const daySchema = z.object({ day: z.iso.date() })

/** The day at which the last run stopped comes first. A red one is looked at again an hour later, then once a day. */
async function daysToClose(first: string | null): Promise<PlainDate[]> {
  const { lastDay } = await readShopDays()
  const open = await rows(db(), daySchema)`
    select d::date::text as day from generate_series(${`${lastDay.subtract({ days: lastLookDays + daysBack })}`}::date, ${`${lastDay}`}::date, interval '1 day') d
      left join daily_closes c on c.day = d::date
    where d::date >= (select shop_day(min(created_at)) from plan_versions) and (
      (d::date > ${`${lastDay.subtract({ days: daysBack })}`}::date and (c.closed_at is null or (c.difference_count > 0
        and (shop_day(c.closed_at) < shop_day(teiki_now()) or (c.looks = 1 and c.closed_at < teiki_now() - interval '50 minutes')))))
      or (d::date <= ${`${lastDay.subtract({ days: lastLookDays })}`}::date and shop_day(c.closed_at) < d::date + ${lastLookDays}::int))
    order by d::date::text = ${first} desc, d desc`
  return open.map(({ day }) => plainDate(day))
}
