import { z } from 'zod'
import { inTransaction } from '#lib/db/in-transaction.ts'
import { rows } from '#lib/db/rows.ts'
import type { Result } from '#lib/result.ts'
import type { SmartpayFailure } from '#lib/smartpay/failure.ts'
import type { SmartpayOrder } from '#lib/smartpay/order-schemas.ts'
import { cancelOrder, getOrder } from '#lib/smartpay/orders.ts'
import { isSilence } from '#lib/smartpay/silence.ts'
import { givenUp } from '#lib/states/charge-failure.ts'
import { meaningOfGivenUp } from './given-up-outcome.ts'
import { beginLease, leaseSeconds } from './lease.ts'
import { recordLatePayment } from './record-late-payment.ts'
import type { Run } from './send-charges.ts'
import { isUnanswered } from './silence.ts'

/** All are asked for at the same time. */
const batchSize = 16
/** What Smartpay told of one counts for so long. */
export const watchSeconds = 6 * 3_600
/** Smartpay did not tell: it is asked again soon. Less than `unheardSeconds`, so that a new attempt waits for it. */
const soonSeconds = 300
/** After so many days nobody looks any more: no shopper comes back to it. */
const watchDays = 60

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
      if (answer) await keep(charge, answer, (ask) => slots.call(lease, ask))
    }
    const heard = answers.filter((answer) => answer !== null)
    // One alone may be an order of which Smartpay never says anything: it stops nobody.
    if (heard.length > 1 && heard.every((answer) => !answer.ok && isUnanswered(answer.reason)))
      return { silent: true }
  }
  return { silent: false }
}

/**
 * Taken for the length of a lease: whoever dies meanwhile leaves them to the next run. Until Smartpay has told how one
 * stands no new attempt of its order is sent (`due-charges.ts`).
 */
export async function takeGivenUp(test: boolean): Promise<GivenUp[]> {
  return inTransaction(
    (tx) => rows(tx, givenUpSchema)`
      update charges c set fence = fence + 1, next_try_at = teiki_now() + make_interval(secs => ${leaseSeconds}::float8)
      where id in (select id from charges where status = 'hard_declined' and failure = ${givenUp} and test = ${test}
        and next_try_at <= teiki_now() order by next_try_at limit ${batchSize} for update skip locked)
      returning c.id, c.fence, c.amount_minor as "amountMinor", c.smartpay_id as "smartpayId", c.first_sent_at < teiki_now() - make_interval(days => ${watchDays}::int) as "isOld"`,
  )
}

type Answer = Result<SmartpayOrder, SmartpayFailure>

async function keep(
  charge: GivenUp,
  answer: Answer,
  call: (ask: () => Promise<Answer>) => Promise<Answer | null>,
): Promise<void> {
  if (!answer.ok) {
    if (charge.isOld && !isSilence(answer.reason)) return forget(charge)
    // Nobody can pay what Smartpay does not know.
    const isUnknown = answer.reason.errorCode === 'order.not-found'
    return lookAgainIn(charge, isUnknown ? watchSeconds : soonSeconds)
  }
  const news = meaningOfGivenUp(charge, answer.value)
  if (news.is === 'paid') {
    const recorded = await recordLatePayment(charge, news.payment)
    if (recorded === 'to-be-released') await call(() => cancelOrder(charge.smartpayId))
    // Smartpay says then whether it is released, or how the other attempt ended.
    if (recorded === 'to-be-released' || recorded === 'not-yet')
      await lookAgainIn(charge, soonSeconds)
    return
  }
  if (news.is === 'over' || charge.isOld) return forget(charge)
  return lookAgainIn(charge, watchSeconds)
}

/** Unless Smartpay told of it since it was taken: then it is looked at again at once. */
async function lookAgainIn({ id, fence }: GivenUp, seconds: number): Promise<void> {
  await inTransaction(
    (tx) => tx.$executeRaw`
    update charges set next_try_at = teiki_now() + make_interval(secs => ${seconds}::float8)
    where id = ${id} and fence = ${fence} and status = 'hard_declined' and next_try_at > teiki_now()`,
  )
}

async function forget({ id, fence }: GivenUp): Promise<void> {
  await inTransaction(
    (tx) => tx.$executeRaw`
    update charges set next_try_at = null where id = ${id} and fence = ${fence} and status = 'hard_declined'`,
  )
}
