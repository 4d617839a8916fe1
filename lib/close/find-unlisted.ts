import { z } from 'zod'
import { toDate } from '#lib/clock.ts'
import { db } from '#lib/db/client.ts'
import { rows } from '#lib/db/rows.ts'
import { ok, type Result } from '#lib/result.ts'
import type { SmartpayFailure } from '#lib/smartpay/failure.ts'
import { getOrder } from '#lib/smartpay/orders.ts'
import { getRefund } from '#lib/smartpay/refunds.ts'
import type { DayWindow } from './day-window.ts'
import type { Difference } from './difference-codes.ts'

/** More are not asked for one by one: then the list was cut, and that is said. */
const mostAsked = 200

const unlistedSchema = z.object({
  id: z.string(),
  subscriptionId: z.string(),
  smartpayId: z.string(),
  amountMinor: z.number(),
  isPaid: z.boolean(),
})
type Unlisted = z.output<typeof unlistedSchema>

/**
 * Charges that were sent and refunds that were made on a day and that Smartpay's lists of it lack: asked for one by one,
 * because they may be of the day before or after there. What of them does not agree.
 */
export async function findUnlisted(
  window: DayWindow,
): Promise<Result<Difference[], SmartpayFailure>> {
  const { charges, refunds } = await readUnlisted(window)
  const found: Difference[] = []
  if (charges.length > mostAsked)
    found.push({ ...aboutNone, code: 'list-incomplete', subject: `${window.day}` })
  for (const charge of charges.slice(0, mostAsked)) {
    const order = await getOrder(charge.smartpayId)
    if (!order.ok && order.reason.kind !== 'not-found') return order
    const there = order.ok ? order.value : null
    if (!there) found.push(differs('order-missing-there', charge, null))
    else if (there.amount !== charge.amountMinor)
      found.push(differs('order-other-sum', charge, there.amount))
    else if (charge.isPaid && there.status !== 'succeeded')
      found.push(differs('paid-here-only', charge, null))
  }
  for (const refund of refunds.slice(0, mostAsked)) {
    const answer = await getRefund(refund.smartpayId)
    if (!answer.ok && answer.reason.kind !== 'not-found') return answer
    const there = answer.ok && answer.value.status === 'succeeded' ? answer.value.amount : null
    if (there === null) found.push(differs('refund-missing-there', refund, null))
    else if (there !== refund.amountMinor) found.push(differs('refund-other-sum', refund, there))
  }
  return ok(found)
}

const aboutNone = { subscriptionId: null, hereMinor: null, thereMinor: null }

function differs(
  code: Difference['code'],
  { id: subject, subscriptionId, amountMinor: hereMinor }: Unlisted,
  thereMinor: number | null,
): Difference {
  return { code, subject, subscriptionId, hereMinor, thereMinor }
}

async function readUnlisted({ day, from, to, test }: DayWindow) {
  const [since, until] = [toDate(from), toDate(to)]
  const charges = await rows(db(), unlistedSchema)`
    select c.id, o.subscription_id as "subscriptionId", c.smartpay_id as "smartpayId", c.amount_minor as "amountMinor", c.status = 'succeeded' as "isPaid"
    from charges c join orders o on o.id = c.order_id
    where c.first_sent_at >= ${since} and c.first_sent_at < ${until} and c.smartpay_id is not null and c.test = ${test}
      and not exists (select from listed_orders l where l.day = ${`${day}`}::date and l.smartpay_id = c.smartpay_id)
    order by c.id limit ${mostAsked + 1}`
  const refunds = await rows(db(), unlistedSchema)`
    select r.id, o.subscription_id as "subscriptionId", r.smartpay_id as "smartpayId", r.amount_minor as "amountMinor", true as "isPaid"
    from refunds r join orders o on o.id = r.order_id
    where r.finished_at >= ${since} and r.finished_at < ${until} and r.status = 'succeeded' and r.test = ${test}
      and not exists (select from listed_refunds l where l.day = ${`${day}`}::date and l.smartpay_id = r.smartpay_id)
    order by r.id limit ${mostAsked + 1}`
  return { charges, refunds }
}
