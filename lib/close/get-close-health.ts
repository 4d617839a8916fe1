import { z } from 'zod'
import { db } from '#lib/db/client.ts'
import { requireRow } from '#lib/db/rows.ts'
import { daysBack } from './close-days.ts'
import { readShopDays } from './day-window.ts'

const healthSchema = z.object({ open: z.number(), red: z.number() })

/** Of the days that are closed again every night: how many were not compared yet (`open`), and how many did not agree (`red`). */
export async function getCloseHealth(): Promise<z.output<typeof healthSchema>> {
  const { lastDay } = await readShopDays()
  const first = lastDay.subtract({ days: daysBack - 1 })
  return requireRow(db(), healthSchema)`
    select count(*) filter (where c.closed_at is null)::int as open,
      count(*) filter (where c.closed_at is not null and c.difference_count > 0)::int as red
    from generate_series(${`${first}`}::date, ${`${lastDay}`}::date, interval '1 day') d
      left join daily_closes c on c.day = d::date
    where d::date >= (select shop_day(min(created_at)) from plan_versions)`
}
