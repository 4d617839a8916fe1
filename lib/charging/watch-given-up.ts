import { z } from 'zod'
import { inTransaction } from '#lib/db/in-transaction.ts'
import { rows } from '#lib/db/rows.ts'
import type { SmartpayOrder } from '#lib/smartpay/order-schemas.ts'
import { getOrder } from '#lib/smartpay/orders.ts'
import { meaningOfOrder } from './charge-outcome.ts'
import { beginLease } from './lease.ts'
import { recordLatePayment } from './record-late-payment.ts'
import type { Run } from './send-charges.ts'
import { isUnanswered } from './silence.ts'

/** All are asked for at the same time. */
const batchSize = 16
export const watchHours = 6
/** The shopper forgets it before. */
const watchDays = 60

const paidStatuses: readonly SmartpayOrder['status'][] = ['succeeded', 'requires_capture']

const givenUpSchema = z.object({
  id: z.string(),
  fence: z.number(),
  amountMinor: z.number(),
  smartpayId: z.string(),
  isOld: z.boolean(),
})
type GivenUp = z.output<typeof givenUpSchema>

/**
 * Looks at charges that were given up while Smartpay waited for the shopper: its order cannot be canceled (smartpay-api
 * §8.3), so it may still be paid there. Then nothing more is tried for its order (`record-late-payment.ts`).
 */
export async function watchGivenUp({ test, slots }: Run): Promise<{ silent: boolean }> {
  while (await slots.areNear()) {
    const charges = await takeGivenUp(test)
    if (charges.length === 0) break
    const lease = beginLease()
    const answers = await Promise.all(
      charges.map(({ smartpayId }) => slots.call(lease, () => getOrder(smartpayId))),
    )
    for (const [index, charge] of charges.entries()) {
      const answer = answers[index]
      if (answer?.ok) await keep(charge, answer.value)
      // Nobody can pay what Smartpay does not know.
      else if (charge.isOld && answer?.reason.errorCode === 'order.not-found')
        await forget(charge.id)
    }
    const heard = answers.filter((answer) => answer !== null)
    if (heard.length > 0 && heard.every((answer) => !answer.ok && isUnanswered(answer.reason)))
      return { silent: true }
  }
  return { silent: false }
}

/** Taken for the next hours: whoever dies meanwhile leaves them to be looked at then. */
async function takeGivenUp(test: boolean): Promise<GivenUp[]> {
  return inTransaction(
    (tx) => rows(tx, givenUpSchema)`
      update charges c set next_try_at = teiki_now() + make_interval(hours => ${watchHours}::int)
      where id in (select id from charges where status = 'hard_declined' and failure = 'given-up' and test = ${test}
        and next_try_at <= teiki_now() order by next_try_at limit ${batchSize} for update skip locked)
      returning c.id, c.fence, c.amount_minor as "amountMinor", c.smartpay_id as "smartpayId", c.first_sent_at < teiki_now() - make_interval(days => ${watchDays}::int) as "isOld"`,
  )
}

async function keep(charge: GivenUp, order: SmartpayOrder): Promise<void> {
  const { id, isOld } = charge
  const { to, paymentIds } = meaningOfOrder({ ...charge, mayHaveMoved: true }, order)
  if (paidStatuses.includes(order.status))
    await recordLatePayment(charge, to === 'succeeded' ? paymentIds : [])
  else if (isOld || order.status !== 'requires_authorization') await forget(id)
}

async function forget(id: string): Promise<void> {
  await inTransaction(
    (tx) => tx.$executeRaw`
    update charges set next_try_at = null where id = ${id} and status = 'hard_declined'`,
  )
}
