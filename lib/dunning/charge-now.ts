import { z } from 'zod'
import { recordAudit } from '#lib/audit/record-audit.ts'
import { instantOf } from '#lib/clock.ts'
import { anyOf } from '#lib/db/any-of.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { inTransaction } from '#lib/db/in-transaction.ts'
import { requireRow, row } from '#lib/db/rows.ts'
import { lockOrder } from '#lib/orders/lock-order.ts'
import { dateIn } from '#lib/plain-date.ts'
import { ok, type Result, refused } from '#lib/result.ts'
import { undecidedCharges } from '#lib/states/charge.ts'
import { type ChargeNowRefusal, whyNotChargeNow } from './charging-now.ts'
import { type PastDueOrder, pastDueOrders, pastDueSchema } from './dunning-facts.ts'
import { tryAgain } from './try-again.ts'

type Asked = { orderId: string; staffId: string }

/**
 * Has an order that is past due charged once more, at once and not when the policy would: its next step is counted from
 * this attempt then. The engine sends it. Of two people one is told that it is under way.
 */
export async function chargeNow({
  orderId,
  staffId,
}: Asked): Promise<Result<'charge-asked', ChargeNowRefusal | 'unknown-order'>> {
  return inTransaction(async (tx) => {
    if (!(await lockOrder(tx, { id: orderId }))) return refused('unknown-order')
    const order = await row(tx, pastDueSchema)`${pastDueOrders(Prisma.sql`o.id = ${orderId}`)}`
    const because = whyNot(order, await isPending(tx, orderId))
    if (because === null && order) await tryAgain(tx, order, staffId)
    await recordAudit(
      {
        actor: staffId,
        action: 'order.charge',
        subject: orderId,
        outcome: because ? 'refused' : 'done',
        detail: because ? { because } : {},
      },
      tx,
    )
    return because === null ? ok('charge-asked') : refused(because)
  })
}

function whyNot(order: PastDueOrder | null, pending: boolean): ChargeNowRefusal | null {
  if (!order) return pending ? 'charge-pending' : 'not-past-due'
  const { timeZone } = order.facts
  return whyNotChargeNow({
    waits: true,
    pending,
    stopped: order.held || order.subscriptionStatus === 'paused',
    usable: order.usable,
    endedOn: dateIn(timeZone, instantOf(order.endedAt)),
    today: dateIn(timeZone, instantOf(order.now)),
    attempts: order.attempts,
  })
}

/** How a charge of its subscription ends is not known yet, or another one of the order is planned. */
async function isPending(tx: Prisma.TransactionClient, orderId: string): Promise<boolean> {
  const { pending } = await requireRow(tx, z.object({ pending: z.boolean() }))`
    select exists (select from orders o join orders w on w.subscription_id = o.subscription_id join charges c on c.order_id = w.id
      where o.id = ${orderId} and (c.status in ${anyOf(undecidedCharges)} or (w.id = o.id and c.status = 'intended'))) as pending`
  return pending
}
