import { z } from 'zod'
import { db } from '#lib/db/client.ts'
import { row, rows } from '#lib/db/rows.ts'
import { type PlainDate, plainDate } from '#lib/plain-date.ts'
import { rehearsalSumsSchema } from './compare-rehearsal.ts'
import { sumsSchema } from './day-sums.ts'
import { differenceSchema } from './difference-codes.ts'

const day = z.iso.date().transform(plainDate)

/** `count` of what does not agree; null: it is not compared yet. */
const listedSchema = z.object({ day, count: z.number().nullable(), closedAt: z.date().nullable() })
export type ListedClose = z.output<typeof listedSchema>

/** A month of days that were closed, or are about to be, the last first. */
export function listCloses(): Promise<ListedClose[]> {
  return rows(db(), listedSchema)`
    select day::text, case when closed_at is not null then difference_count end as count, closed_at as "closedAt"
    from daily_closes order by daily_closes.day desc limit 31`
}

const closeSchema = z.object({
  day,
  sums: sumsSchema,
  rehearsal: rehearsalSumsSchema.nullable(),
  differences: z.array(differenceSchema),
  count: z.number(),
  closedAt: z.date(),
})
export type CloseOfDay = z.output<typeof closeSchema>

/** Null: that day was not compared. */
export function getClose(on: PlainDate): Promise<CloseOfDay | null> {
  return row(db(), closeSchema)`
    select day::text, sums, rehearsal, differences, difference_count as count, closed_at as "closedAt"
    from daily_closes where day = ${`${on}`}::date and closed_at is not null`
}
