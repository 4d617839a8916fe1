import { z } from 'zod'
import { storedFactsSchema } from '#lib/catalog/stored.ts'
import { type Instant, instantOf } from '#lib/clock.ts'
import { db } from '#lib/db/client.ts'
import { requireRow } from '#lib/db/rows.ts'
import { dateIn, hourOn, type PlainDate } from '#lib/plain-date.ts'

/** A day of the shop's, the moments at which it begins and ends, and the mode of the account that is compared. */
export type DayWindow = { day: PlainDate; from: Instant; to: Instant; test: boolean }

/** So long after it ended a day is closed: what was due late on it is charged by then. */
const graceHours = 2

const shopSchema = z.object({ facts: storedFactsSchema, now: z.date() })

/** The last day that can be closed, and the window of any day. */
export async function readShopDays() {
  const { facts, now } = await requireRow(db(), shopSchema)`
    select facts::text as facts, teiki_now() as now from shop`
  const { timeZone } = facts
  const windowOf = (day: PlainDate, test: boolean): DayWindow => ({
    day,
    test,
    from: hourOn(timeZone, day, 0),
    to: hourOn(timeZone, day.add({ days: 1 }), 0),
  })
  /** The last day that is over for long enough. */
  const lastDay = dateIn(timeZone, instantOf(now).subtract({ hours: graceHours })).subtract({
    days: 1,
  })
  return { lastDay, windowOf }
}
