import { z } from 'zod'
import { recordAudit } from '#lib/audit/record-audit.ts'
import { db } from '#lib/db/client.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { inTransaction } from '#lib/db/in-transaction.ts'
import { type Client, row, rows } from '#lib/db/rows.ts'
import { newId } from '#lib/ids.ts'
import { lockOrder } from '#lib/orders/lock-order.ts'
import { getOrder } from '#lib/smartpay/orders.ts'
import { isSilence } from '#lib/smartpay/silence.ts'
import { paidLate } from '#lib/states/charge-failure.ts'

const batchSize = 20

const lateSchema = z.object({
  chargeId: z.string(),
  orderId: z.string(),
  smartpayId: z.string(),
  amountMinor: z.number(),
})
type Late = z.output<typeof lateSchema>

/**
 * Gives back what was paid at Smartpay after it was over here (design §4): whole, once, by the engine itself. One whose money
 * cannot be told apart, or of which a refund failed, is left to staff, who are told of it until somebody says that it
 * was paid back.
 */
export async function payBackLate(test: boolean): Promise<{ asked: number; silent: boolean }> {
  let asked = 0
  for (const late of await readLate(db(), Prisma.sql`c.test = ${test}`)) {
    const order = await getOrder(late.smartpayId)
    if (!order.ok && isSilence(order.reason)) return { asked, silent: true }
    if (!order.ok) continue
    const { status, reference, amount, paymentIds, capturedMinor } = order.value
    const [paymentId, ...others] = paymentIds
    const isPlain =
      reference === late.chargeId && amount === late.amountMinor && capturedMinor === amount
    if (status !== 'succeeded' || !paymentId || others.length > 0 || !isPlain) continue
    if (await askFor(late, paymentId)) asked += 1
  }
  return { asked, silent: false }
}

function readLate(client: Client, which: Prisma.Sql): Promise<Late[]> {
  return rows(client, lateSchema)`
    select c.id as "chargeId", c.order_id as "orderId", c.smartpay_id as "smartpayId", c.amount_minor as "amountMinor" from charges c
    where c.failure = ${paidLate} and c.smartpay_id is not null and ${which}
      and not exists (select from refunds r where r.charge_id = c.id)
    order by c.id limit ${batchSize}`
}

/** False: somebody else was first. */
async function askFor({ orderId, chargeId }: Late, paymentId: string): Promise<boolean> {
  return inTransaction(async (tx) => {
    await lockOrder(tx, { id: orderId })
    const [late] = await readLate(tx, Prisma.sql`c.id = ${chargeId}`)
    const pending = await row(tx, z.object({ id: z.string() }))`
      select id from refunds where order_id = ${orderId} and next_try_at is not null`
    if (!late || pending) return false
    await tx.$executeRaw`
      insert into refunds (id, order_id, charge_id, payment_id, amount_minor, reason, test, asked_by, created_at, next_try_at)
      select ${newId('rfd')}, order_id, id, ${paymentId}, amount_minor, 'requested_by_customer', test, 'engine', teiki_now(), teiki_now()
      from charges where id = ${chargeId}`
    await recordAudit(
      {
        actor: 'engine',
        action: 'order.refund',
        subject: orderId,
        outcome: 'asked',
        detail: { amountMinor: late.amountMinor, reason: paidLate },
      },
      tx,
    )
    return true
  })
}
