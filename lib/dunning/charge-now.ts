import { z } from 'zod'
import { recordAudit } from '#lib/audit/record-audit.ts'
import { whyNoCharges } from '#lib/charging/charging-switch.ts'
import { instantOf } from '#lib/clock.ts'
import { anyOf } from '#lib/db/any-of.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { inTransaction } from '#lib/db/in-transaction.ts'
import { requireRow, row } from '#lib/db/rows.ts'
import { lockOrder } from '#lib/orders/lock-order.ts'
import { dateIn, fromColumn } from '#lib/plain-date.ts'
import { ok, type Result, refused } from '#lib/result.ts'
import { isShopInTestMode } from '#lib/smartpay-account/shop-mode.ts'
import { undecidedCharges } from '#lib/states/charge.ts'
import { openTokenOperations } from '#lib/states/token-operation.ts'
import { type ChargeNowFacts, type ChargeNowRefusal, whyNotChargeNow } from './charging-now.ts'
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
    const because = whyNotChargeNow(await readFacts(tx, orderId, order))
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

const factsSchema = z.object({
  pending: z.boolean(),
  moving: z.boolean(),
  triedToday: z.boolean(),
})

async function readFacts(
  tx: Prisma.TransactionClient,
  orderId: string,
  order: PastDueOrder | null,
): Promise<ChargeNowFacts> {
  const found = await requireRow(tx, factsSchema)`
    select exists (select from orders w join charges c on c.order_id = w.id where w.subscription_id = s.id
        and (c.status in ${anyOf(undecidedCharges)} or (w.id = o.id and c.status = 'intended'))) as pending,
      exists (select from token_operations m where m.token_id = s.token_id and m.status in ${anyOf(openTokenOperations)}) as moving,
      exists (select from charges c where c.order_id = o.id and c.token_id = s.token_id
        and shop_day(c.first_sent_at) = shop_day(teiki_now())) as "triedToday"
    from orders o join subscriptions s on s.id = o.subscription_id where o.id = ${orderId}`
  if (!order) return { ...found, waits: false, ...nothingElse }
  const { test, held, subscriptionStatus, usable, nextDueOn, facts, now } = order
  const isOtherMode = test !== (await isShopInTestMode())
  const today = dateIn(facts.timeZone, instantOf(now))
  return {
    ...found,
    waits: true,
    off: isOtherMode || (await whyNoCharges(test)) !== null,
    stopped: held || subscriptionStatus === 'paused',
    usable,
    isNextDue: nextDueOn !== null && fromColumn(nextDueOn).until(today).days >= 0,
  }
}

/** Of an order that waits for nothing. */
const nothingElse = { off: false, stopped: false, usable: false, isNextDue: false } as const
