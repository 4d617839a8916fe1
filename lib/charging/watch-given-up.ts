import { z } from 'zod'
import { Prisma } from '#lib/db/generated/client.ts'
import { inTransaction } from '#lib/db/in-transaction.ts'
import { rows } from '#lib/db/rows.ts'
import { log } from '#lib/log.ts'
import type { SmartpayOrder } from '#lib/smartpay/order-schemas.ts'
import { getOrder } from '#lib/smartpay/orders.ts'
import { isSilence } from '#lib/smartpay/silence.ts'
import { historyOf } from '#lib/states/history.ts'
import { beginLease } from './lease.ts'
import type { Run } from './send-charges.ts'

/** All are asked for at the same time. */
const batchSize = 16
export const watchHours = 6
/** The shopper forgets it before. */
const watchDays = 60

/** Of a charge that was given up while Smartpay waited for the shopper, and that was paid there all the same. */
const paidLate = 'paid-late'

const paidStatuses: readonly SmartpayOrder['status'][] = ['succeeded', 'requires_capture']

const givenUpSchema = z.object({ id: z.string(), smartpayId: z.string(), isOld: z.boolean() })
type GivenUp = z.output<typeof givenUpSchema>

/**
 * Looks at charges that were given up while Smartpay waited for the shopper: its order cannot be canceled (smartpay-api
 * §8.3), so it may still be paid there. Such a one needs somebody to pay it back: nothing more is tried for its order, and
 * the staff are told.
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
    if (heard.length > 0 && heard.every((answer) => !answer.ok && isSilence(answer.reason)))
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
      returning c.id, c.smartpay_id as "smartpayId", c.first_sent_at < teiki_now() - make_interval(days => ${watchDays}::int) as "isOld"`,
  )
}

async function keep({ id, isOld }: GivenUp, { status }: SmartpayOrder): Promise<void> {
  if (paidStatuses.includes(status)) {
    await stopForGood(id)
    log('error', 'paid after it was given up', { job: 'charge', chargeId: id })
  } else if (isOld || status !== 'requires_authorization') await forget(id)
}

async function forget(id: string): Promise<void> {
  await inTransaction(
    (tx) => tx.$executeRaw`
    update charges set next_try_at = null where id = ${id} and status = 'hard_declined'`,
  )
}

/** Its order is charged no more: an attempt that was planned ends unsent. */
async function stopForGood(id: string): Promise<void> {
  await inTransaction(async (tx) => {
    await tx.$executeRaw`select s.id from charges c join orders o on o.id = c.order_id
      join subscriptions s on s.id = o.subscription_id where c.id = ${id} for no key update of s`
    await tx.$executeRaw`
      update charges set failure = ${paidLate}, next_try_at = null where id = ${id} and status = 'hard_declined'`
    await tx.$executeRaw`
      with ended as (
        update charges set status = 'canceled', next_try_at = null, sealed_request = null, finished_at = teiki_now()
        where status = 'intended' and order_id = (select order_id from charges where id = ${id}) returning id
      )
      ${historyOf('charge', { rows: Prisma.sql`ended`, from: 'intended', to: 'canceled', code: 'paid-late', actor: 'engine' })}`
  })
}
