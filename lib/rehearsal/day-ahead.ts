import { z } from 'zod'
import { storedFactsSchema } from '#lib/catalog/stored.ts'
import { instantOf, toDate } from '#lib/clock.ts'
import { db } from '#lib/db/client.ts'
import { requireRow } from '#lib/db/rows.ts'
import { dateIn, hourOn, type PlainDate } from '#lib/plain-date.ts'
import { isShopInTestMode } from '#lib/smartpay-account/shop-mode.ts'

/** A day to come, the moments at which it begins and ends, and the mode of the shop's charges. */
export type DayAhead = { day: PlainDate; from: Date; to: Date; test: boolean }

/** So many days from today on can be rehearsed: of those after them too much is not decided yet. */
export const mostDaysAhead = 7

const shopSchema = z.object({ facts: storedFactsSchema, now: z.date() })

/** Tomorrow, the last moment at which an hour struck in the shop's zone, and any day of the next ones; null: it is none of them. */
export async function readDaysAhead() {
  const { facts, now } = await requireRow(db(), shopSchema)`
    select facts::text as facts, teiki_now() as now from shop`
  const { timeZone } = facts
  const test = await isShopInTestMode()
  const today = dateIn(timeZone, instantOf(now))
  const tomorrow = today.add({ days: 1 })
  function dayAhead(day: PlainDate): DayAhead | null {
    const ahead = today.until(day).days
    if (ahead < 1 || ahead > mostDaysAhead) return null
    const [from, to] = [day, day.add({ days: 1 })].map((one) => toDate(hourOn(timeZone, one, 0)))
    return from && to ? { day, from, to, test } : null
  }
  /** Null: it has not struck today yet. */
  function struck(hour: number): Date | null {
    const at = toDate(hourOn(timeZone, today, hour))
    return at.getTime() <= now.getTime() ? at : null
  }
  return { tomorrow, dayAhead, struck, test }
}
