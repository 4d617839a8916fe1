import { z } from 'zod'
import { recordAudit } from '#lib/audit/record-audit.ts'
import { db } from '#lib/db/client.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { inTransaction } from '#lib/db/in-transaction.ts'
import { type Client, rows } from '#lib/db/rows.ts'
import { newId } from '#lib/ids.ts'
import { lockOrder } from '#lib/orders/lock-order.ts'
import type { Budget } from '#lib/queue/budget.ts'
import { getOrder } from '#lib/smartpay/orders.ts'
import { paidLate } from '#lib/states/charge-failure.ts'

const batchSize = 20

const lateSchema = z.object({
  chargeId: z.string(),
  orderId: z.string(),
  smartpayId: z.string(),
  amountMinor: z.number(),
  /** What did not go back yet. */
  leftMinor: z.number(),
})
type Late = z.output<typeof lateSchema>

/** One that cannot be given back, or of which Smartpay does not tell, is asked about again after so long. */
const waitSeconds = 3_600

/**
 * Gives back what was paid at Smartpay after it was over here (design §4): all that did not go back yet, by the engine itself. One whose money
 * cannot be told apart, or of which a refund failed, is left to staff, who are told of it until somebody says that it
 * was paid back.
 *
 * @returns how many refunds were asked for
 */
export async function payBackLate(test: boolean, budget: Budget): Promise<number> {
  let asked = 0
  for (const late of await readLate(db(), isDue(test))) {
    if (budget.isOver()) break
    await putOff(late)
    const order = await getOrder(late.smartpayId)
    if (!order.ok) continue
    const { status, reference, amount, paymentIds, capturedMinor } = order.value
    const [paymentId, ...others] = paymentIds
    const isPlain =
      reference === late.chargeId && amount === late.amountMinor && capturedMinor === amount
    if (status !== 'succeeded' || !paymentId || others.length > 0 || !isPlain) continue
    if (await askFor(late, paymentId)) asked += 1
  }
  return asked
}

/** So that one of which Smartpay never says anything holds up no other. */
async function putOff({ chargeId }: Late): Promise<void> {
  await db().$executeRaw`
    update charges set next_try_at = teiki_now() + make_interval(secs => ${waitSeconds}::float8)
    where id = ${chargeId} and failure = ${paidLate}`
}

function isDue(test: boolean): Prisma.Sql {
  return Prisma.sql`c.test = ${test} and coalesce(c.next_try_at <= teiki_now(), true)`
}

function readLate(client: Client, which: Prisma.Sql): Promise<Late[]> {
  return rows(client, lateSchema)`
    select c.id as "chargeId", c.order_id as "orderId", c.smartpay_id as "smartpayId", c.amount_minor as "amountMinor",
      c.amount_minor - (select coalesce(sum(r.amount_minor), 0)::int from refunds r where r.charge_id = c.id and r.status = 'succeeded') as "leftMinor" from charges c
    where c.failure = ${paidLate} and c.smartpay_id is not null and ${which}
      and coalesce((select r.status = 'succeeded' from refunds r where r.charge_id = c.id order by r.created_at desc, r.id limit 1), true)
    order by c.next_try_at nulls first, c.id limit ${batchSize}`
}

/** False: somebody else was first. */
async function askFor({ orderId, chargeId }: Late, paymentId: string): Promise<boolean> {
  return inTransaction(async (tx) => {
    await lockOrder(tx, { id: orderId })
    const [late] = await readLate(tx, Prisma.sql`c.id = ${chargeId}`)
    if (!late) return false
    await tx.$executeRaw`
      insert into refunds (id, order_id, charge_id, payment_id, amount_minor, reason, test, asked_by, created_at, next_try_at)
      select ${newId('rfd')}, order_id, id, ${paymentId}, ${late.leftMinor}, 'requested_by_customer', test, 'engine', teiki_now(), teiki_now()
      from charges where id = ${chargeId}`
    await recordAudit(
      {
        actor: 'engine',
        action: 'order.refund',
        subject: orderId,
        outcome: 'asked',
        detail: { amountMinor: late.leftMinor, reason: paidLate },
      },
      tx,
    )
    return true
  })
}
