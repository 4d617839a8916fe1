import { z } from 'zod'
import { anyOf } from '#lib/db/any-of.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { inTransaction } from '#lib/db/in-transaction.ts'
import { row } from '#lib/db/rows.ts'
import { log } from '#lib/log.ts'
import { undecidedCharges } from '#lib/states/charge.ts'
import { historyOf } from '#lib/states/history.ts'
import { collectOrders } from './move-orders.ts'
import { recordPayments } from './record-payments.ts'

/** Of a charge that was given up while Smartpay waited for the shopper, and that was paid there all the same. */
const paidLate = 'paid-late'

const idSchema = z.object({ id: z.string() })

/**
 * A charge that was given up is paid at Smartpay after all. An attempt that was planned ends unsent. Where the order still
 * waits for its money and no other attempt may collect it, it is paid by this charge; else somebody has to pay it back:
 * the order is charged no more, and the staff are told.
 *
 * @param paymentIds Smartpay's captures; none: its order is not as it was asked for
 */
export async function recordLatePayment(
  { id, fence }: { id: string; fence: number },
  paymentIds: readonly string[],
): Promise<void> {
  const isTaken = await inTransaction(async (tx) => {
    await lockOrder(tx, id)
    await endPlanned(tx, id)
    if (paymentIds.length > 0 && (await take(tx, id))) {
      await collectOrders(tx, [{ id, fence, to: 'succeeded' }])
      await recordPayments(tx, [{ id, fence, paymentIds }])
      return true
    }
    await tx.$executeRaw`
      update charges set failure = ${paidLate}, next_try_at = null where id = ${id} and status = 'hard_declined'`
    return false
  })
  if (!isTaken) log('error', 'paid after it was given up', { job: 'charge', chargeId: id })
}

/** The subscription before the order, as everywhere. */
async function lockOrder(tx: Prisma.TransactionClient, id: string): Promise<void> {
  await tx.$executeRaw`
    select s.id from charges c join orders o on o.id = c.order_id join subscriptions s on s.id = o.subscription_id
    where c.id = ${id} for no key update of s`
  await tx.$executeRaw`
    select o.id from charges c join orders o on o.id = c.order_id where c.id = ${id} for no key update of o`
}

async function endPlanned(tx: Prisma.TransactionClient, id: string): Promise<void> {
  await tx.$executeRaw`
    with ended as (
      update charges set status = 'canceled', next_try_at = null, sealed_request = null, finished_at = teiki_now()
      where status = 'intended' and order_id = (select order_id from charges where id = ${id}) returning id
    )
    ${historyOf('charge', { rows: Prisma.sql`ended`, from: 'intended', to: 'canceled', code: paidLate, actor: 'engine' })}`
}

/** Whether it now is what collected its order. */
async function take(tx: Prisma.TransactionClient, id: string): Promise<boolean> {
  const taken = await row(tx, idSchema)`
    update charges c set status = 'succeeded', failure = null, next_try_at = null, finished_at = teiki_now()
    from orders o where c.id = ${id} and c.status = 'hard_declined' and c.failure = 'given-up'
      and o.id = c.order_id and o.status = 'past_due' and not exists (select from charges other where other.order_id = o.id
        and (other.status = 'succeeded' or other.status in ${anyOf(undecidedCharges)} or other.failure = ${paidLate}))
    returning c.id`
  if (!taken) return false
  const moved = { from: 'hard_declined', to: 'succeeded', code: paidLate } as const
  await tx.$executeRaw(
    historyOf('charge', {
      rows: Prisma.sql`(values (${id})) as moved (id)`,
      ...moved,
      actor: 'engine',
    }),
  )
  return true
}
