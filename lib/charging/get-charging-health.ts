import { z } from 'zod'
import { anyOf } from '#lib/db/any-of.ts'
import { db } from '#lib/db/client.ts'
import { requireRow } from '#lib/db/rows.ts'
import { mostCounted } from '#lib/paging.ts'
import { resendWindowMs } from '#lib/smartpay/resend-window.ts'
import { unsettledCharges } from '#lib/states/charge.ts'
import { repeatable } from './find-out.ts'

const healthSchema = z.object({
  /** Since when the oldest is due that no run has claimed. */
  dueOldestSeconds: z.number(),
  /** Whose outcome nobody knows, counted to 10,001; what was sent within the last ten minutes is only under way. */
  unknown: z.number(),
  unknownOldestSeconds: z.number(),
  /** Since when Smartpay knows the oldest key that is still sent again. */
  keyOldestSeconds: z.number(),
})

/** How charging is, of one mode; ages are 0 where there is none. One read of two partial indexes, however many charges there are. */
export function getChargingHealth(test: boolean): Promise<z.output<typeof healthSchema>> {
  return requireRow(db(), healthSchema)`
    with unsettled as materialized (
      select status, extract(epoch from teiki_now() - first_sent_at)::float8 as seconds,
        failure is null or failure in ${anyOf([...repeatable])} as repeats
      from charges where status in ${anyOf(unsettledCharges)} and test = ${test} limit ${mostCounted + 1}
    ), in_doubt as (
      select seconds from unsettled where status = 'unknown' or seconds > 600
    )
    select (select coalesce(extract(epoch from teiki_now() - min(next_try_at)), 0)::float8 from charges
        where status = 'intended' and test = ${test} and next_try_at <= teiki_now()) as "dueOldestSeconds",
      (select count(*)::int from in_doubt) as unknown,
      (select coalesce(max(seconds), 0) from in_doubt) as "unknownOldestSeconds",
      (select coalesce(max(seconds), 0) from unsettled
        where repeats and seconds < ${resendWindowMs / 1000}::float8) as "keyOldestSeconds"`
}
