import { z } from 'zod'
import { storedFactsSchema } from '#lib/catalog/stored.ts'
import { type Instant, instantOf } from '#lib/clock.ts'
import { db } from '#lib/db/client.ts'
import { requireRow } from '#lib/db/rows.ts'
import { dateIn, hourOn, type PlainDate } from '#lib/plain-date.ts'

/** A day of the shop's, and the moments at which it begins and ends. */
export type DayWindow = { day: PlainDate; from: Instant; to: Instant }

const shopSchema = z.object({ facts: storedFactsSchema, now: z.date() })

/** The shop's today, and the window of any day. */
export async function readShopDays() {
  const { facts, now } = await requireRow(db(), shopSchema)`
    select facts::text as facts, teiki_now() as now from shop`
  const { timeZone } = facts
  const windowOf = (day: PlainDate): DayWindow => ({
    day,
    from: hourOn(timeZone, day, 0),
    to: hourOn(timeZone, day.add({ days: 1 }), 0),
  })
  return { today: dateIn(timeZone, instantOf(now)), windowOf }
}
