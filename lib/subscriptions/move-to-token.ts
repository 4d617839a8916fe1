import type { Prisma } from '#lib/db/generated/client.ts'
import { queueNotice } from '#lib/jobs/queue-notice.ts'

type Move = {
  subscriptionId: string
  tokenId: string
  /** The signup whose agreement pays from now on. */
  signupId: string
  now: Date
  actor: string
}

/**
 * From now on a subscription that was paid by hand is paid by a token. A cycle that still waits for
 * money is scheduled again; one for which something came already stays as it is. Inside the caller's
 * transaction, which holds the subscription's row. False: it was not paid by hand.
 */
export async function moveToToken(tx: Prisma.TransactionClient, move: Move): Promise<boolean> {
  const { subscriptionId, tokenId, signupId, now, actor } = move
  const { count } = await tx.subscription.updateMany({
    where: {
      id: subscriptionId,
      way: { not: 'smartpay' },
      status: { in: ['active', 'past_due', 'paused'] },
    },
    data: { way: 'smartpay', tokenId },
  })
  if (count !== 1) return false
  await tx.$executeRaw`
    insert into subscription_history (subscription_id, "from", "to", reason, actor, at)
    select id, status::text, status::text, 'paid by Smartpay from now on', ${actor}, ${now}
    from subscriptions where id = ${subscriptionId}`
  await tx.$executeRaw`
    with waiting as (
      update cycles c set status = 'scheduled', pay_by = null, remind_on = null, fee_minor = 0
      where subscription_id = ${subscriptionId} and status = 'awaiting_payment'
        and not exists (select from cycle_payments p where p.cycle_id = c.id)
      returning id
    )
    insert into cycle_history (cycle_id, "from", "to", reason, actor, at)
    select id, 'awaiting_payment', 'scheduled', 'paid by Smartpay from now on', ${actor}, ${now} from waiting`
  await queueNotice(tx, 'way-moved', signupId)
  return true
}
