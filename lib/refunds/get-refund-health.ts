import { z } from 'zod'
import { anyOf } from '#lib/db/any-of.ts'
import { db } from '#lib/db/client.ts'
import { requireRow } from '#lib/db/rows.ts'
import { isRefundUnknown } from '#lib/orders/refunds-in-doubt.ts'
import { mostCounted } from '#lib/paging.ts'
import { resendWindowMs } from '#lib/smartpay/resend-window.ts'
import { unsettledRefunds } from '#lib/states/refund.ts'

const healthSchema = z.object({
  /** Of which nobody knows for longer than a call takes how they ended, counted to 10,001. */
  inDoubt: z.number(),
  inDoubtOldestSeconds: z.number(),
  /** Since when Smartpay knows the oldest key that may still be sent again. */
  keyOldestSeconds: z.number(),
})

/** How refunds are, of one mode; ages are 0 where there is none. */
export function getRefundHealth(test: boolean): Promise<z.output<typeof healthSchema>> {
  return requireRow(db(), healthSchema)`
    with unsettled as materialized (
      select extract(epoch from teiki_now() - r.created_at)::float8 as seconds, ${isRefundUnknown} as in_doubt,
        extract(epoch from teiki_now() - r.first_sent_at)::float8 as key_seconds
      from refunds r where r.status in ${anyOf(unsettledRefunds)} and r.test = ${test} limit ${mostCounted + 1}
    )
    select count(*) filter (where in_doubt)::int as "inDoubt",
      coalesce(max(seconds) filter (where in_doubt), 0) as "inDoubtOldestSeconds",
      coalesce(max(key_seconds) filter (where key_seconds < ${resendWindowMs / 1000}::float8), 0) as "keyOldestSeconds"
    from unsettled`
}
