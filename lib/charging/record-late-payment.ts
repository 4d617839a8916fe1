import { z } from 'zod'
import { anyOf } from '#lib/db/any-of.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { inTransaction } from '#lib/db/in-transaction.ts'
import { requireRow } from '#lib/db/rows.ts'
import { log } from '#lib/log.ts'
import { undecidedCharges } from '#lib/states/charge.ts'
import { givenUp, paidLate } from '#lib/states/charge-failure.ts'
import { historyOf } from '#lib/states/history.ts'
import { collectOrders } from './move-orders.ts'
import { recordPayments } from './record-payments.ts'
import { authorizedDays } from './save-authorized.ts'

/**
 * What the shopper did at Smartpay after the charge was given up here: paid it; let it be approved until then, in
 * milliseconds since 1970; or paid something that is not as it was asked for.
 */
export type LatePayment =
  | { to: 'succeeded'; paymentIds: readonly string[] }
  | { to: 'authorized'; untilMs: number | null }
  | { to: 'odd' }

/**
 * `overtaken`: somebody else holds it, or has decided. `not-yet`: another attempt is under way, and how that ends decides. `to-be-released`: nothing is to be captured of it.
 * `to-be-returned`: somebody has to pay it back, and the staff are told.
 */
type Recorded = 'overtaken' | 'taken' | 'not-yet' | 'to-be-released' | 'to-be-returned'

const orderSchema = z.object({ waits: z.boolean(), undecided: z.boolean(), collected: z.boolean() })

/**
 * A charge that was given up is paid at Smartpay after all, or approved. An attempt that was planned ends unsent. Where the
 * order still waits for its money and no other attempt has it, it is this charge's.
 */
export async function recordLatePayment(
  charge: { id: string; fence: number },
  payment: LatePayment,
): Promise<Recorded> {
  const { id } = charge
  const recorded = await inTransaction(async (tx): Promise<Recorded> => {
    await lockOrder(tx, id)
    if (!(await isOurs(tx, charge))) return 'overtaken'
    const order = await readOrder(tx, id)
    if (order.undecided) return 'not-yet'
    await endPlanned(tx, id)
    if (order.waits && !order.collected && payment.to !== 'odd') {
      await take(tx, charge, payment)
      return 'taken'
    }
    if (payment.to === 'authorized') return 'to-be-released'
    await tx.$executeRaw`
      update charges set failure = ${paidLate}, next_try_at = null where id = ${id} and status = 'hard_declined'`
    return 'to-be-returned'
  })
  if (recorded === 'to-be-returned')
    log('error', 'paid after it was given up', { job: 'charge', chargeId: id })
  return recorded
}

/** The subscription before the order, as everywhere. */
async function lockOrder(tx: Prisma.TransactionClient, id: string): Promise<void> {
  await tx.$executeRaw`
    select s.id from charges c join orders o on o.id = c.order_id join subscriptions s on s.id = o.subscription_id
    where c.id = ${id} for no key update of s`
  await tx.$executeRaw`
    select o.id from charges c join orders o on o.id = c.order_id where c.id = ${id} for no key update of o`
}

async function isOurs(
  tx: Prisma.TransactionClient,
  { id, fence }: { id: string; fence: number },
): Promise<boolean> {
  const ours = await tx.$executeRaw`
    select id from charges where id = ${id} and fence = ${fence} and status = 'hard_declined' and failure = ${givenUp} for update`
  return ours > 0
}

/** How its order stands, and its other attempts. */
function readOrder(tx: Prisma.TransactionClient, id: string) {
  const other = (how: Prisma.Sql) => Prisma.sql`exists (select from charges other
    where other.order_id = o.id and other.id <> c.id and ${how})`
  return requireRow(tx, orderSchema)`
    select o.status = 'past_due' as waits, ${other(Prisma.sql`other.status in ${anyOf(undecidedCharges)}`)} as undecided,
      ${other(Prisma.sql`(other.status = 'succeeded' or other.failure = ${paidLate})`)} as collected
    from charges c join orders o on o.id = c.order_id where c.id = ${id}`
}

async function endPlanned(tx: Prisma.TransactionClient, id: string): Promise<void> {
  await tx.$executeRaw`
    with ended as (
      update charges set status = 'canceled', next_try_at = null, sealed_request = null, finished_at = teiki_now()
      where status = 'intended' and order_id = (select order_id from charges where id = ${id}) returning id
    )
    ${historyOf('charge', { rows: Prisma.sql`ended`, from: 'intended', to: 'canceled', code: paidLate, actor: 'engine' })}`
}

/** It is what its order is paid by. One that is approved is looked at at once, like the others (`check-authorized.ts`). */
async function take(
  tx: Prisma.TransactionClient,
  { id, fence }: { id: string; fence: number },
  payment: Exclude<LatePayment, { to: 'odd' }>,
): Promise<void> {
  const { to } = payment
  const until = to === 'authorized' ? payment.untilMs : null
  await tx.$executeRaw`
    with taken as (
      update charges set status = ${to}::charge_status, failure = null,
        next_try_at = case when ${to} = 'authorized' then teiki_now() end,
        finished_at = case when ${to} = 'succeeded' then teiki_now() end,
        authorized_until = case when ${to} = 'authorized'
          then coalesce(to_timestamp(${until}::float8 / 1000), teiki_now() + make_interval(days => ${authorizedDays}::int)) end
      where id = ${id} returning id
    )
    ${historyOf('charge', { rows: Prisma.sql`taken`, from: 'hard_declined', to, code: paidLate, actor: 'engine' })}`
  if (payment.to === 'authorized') return
  await collectOrders(tx, [{ id, fence, to }])
  await recordPayments(tx, [{ id, fence, paymentIds: payment.paymentIds }])
}
