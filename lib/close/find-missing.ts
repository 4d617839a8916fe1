import { z } from 'zod'
import { toDate } from '#lib/clock.ts'
import { db } from '#lib/db/client.ts'
import { rows } from '#lib/db/rows.ts'
import type { Result } from '#lib/result.ts'
import { ok } from '#lib/result.ts'
import type { SmartpayFailure } from '#lib/smartpay/failure.ts'
import { getOrder } from '#lib/smartpay/orders.ts'
import { getRefund } from '#lib/smartpay/refunds.ts'
import type { DayWindow } from './day-window.ts'

/** More are not asked for one by one: then a list was cut, and that is said of each. */
const mostAsked = 200

const unlistedSchema = z.object({ id: z.string(), smartpayId: z.string() })

/**
 * Charges that were sent and refunds that were made on a day and that Smartpay's lists of it lack: asked for one by one,
 * because they may be of the day before or after there. Smartpay's own ids of those that it does not have.
 */
export async function findMissing({
  day,
  from,
  to,
}: DayWindow): Promise<Result<Set<string>, SmartpayFailure>> {
  const [since, until] = [toDate(from), toDate(to)]
  const charges = await rows(db(), unlistedSchema)`
    select c.id, c.smartpay_id as "smartpayId" from charges c
    where c.first_sent_at >= ${since} and c.first_sent_at < ${until} and c.smartpay_id is not null
      and not exists (select from listed_orders l where l.day = ${`${day}`}::date and l.smartpay_id = c.smartpay_id)
    order by c.id limit ${mostAsked}`
  const refunds = await rows(db(), unlistedSchema)`
    select r.id, r.smartpay_id as "smartpayId" from refunds r
    where r.finished_at >= ${since} and r.finished_at < ${until} and r.status = 'succeeded'
      and not exists (select from listed_refunds l where l.day = ${`${day}`}::date and l.smartpay_id = r.smartpay_id)
    order by r.id limit ${mostAsked}`
  const missing = new Set<string>()
  for (const [asked, ask] of [
    [charges, getOrder],
    [refunds, getRefund],
  ] as const)
    for (const { smartpayId } of asked) {
      const answer = await ask(smartpayId)
      if (answer.ok) continue
      if (answer.reason.kind !== 'not-found') return answer
      missing.add(smartpayId)
    }
  return ok(missing)
}
