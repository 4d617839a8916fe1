import type { Prisma } from '#lib/db/generated/client.ts'
import { queueNotice } from '#lib/jobs/queue-notice.ts'
import { movedReason } from './moved-to-smartpay.ts'
import { runningStatuses } from './running.ts'
import { markTokenUse } from './token-use.ts'

type Move = {
  subscriptionId: string
  tokenId: string
  /** The signup whose agreement pays from now on. */
  signupId: string
  now: Date
  actor: string
}

/**
 * From now on a subscription that was paid by hand is paid by a token. An order that waits for a transfer
 * is scheduled again, and keeps its reference: money that is on its way still finds it. One that is paid
 * at the door is on its way already and stays, as does one for which something came. Inside the caller's
 * transaction, which holds the subscription's row. False: it was not paid by hand.
 */
export async function moveToToken(tx: Prisma.TransactionClient, move: Move): Promise<boolean> {
  const { subscriptionId, tokenId, signupId, now, actor } = move
  const rows = await tx.$queryRaw<{ was: string }[]>`
    with before as (select id, way::text as was from subscriptions where id = ${subscriptionId})
    update subscriptions s set way = 'smartpay', fee_minor = 0, token_id = ${tokenId} from before b
    where s.id = b.id and s.way <> 'smartpay' and s.status in ${runningStatuses}
    returning b.was`
  const was = rows[0]?.was
  if (was === undefined) return false
  await tx.$executeRaw`
    insert into subscription_history (subscription_id, "from", "to", reason, actor, at)
    select id, status::text, status::text, ${movedReason}, ${actor}, ${now}
    from subscriptions where id = ${subscriptionId}`
  await tx.$executeRaw`
    update cycles set fee_minor = 0 where subscription_id = ${subscriptionId} and status = 'scheduled'`
  await tx.$executeRaw`
    with waiting as (
      update cycles c set status = 'scheduled', pay_by = null, remind_on = null, fee_minor = 0
      where subscription_id = ${subscriptionId} and status = 'awaiting_payment'
        and ${was} = 'bank_transfer'
        and not exists (select from cycle_payments p where p.cycle_id = c.id)
      returning id
    )
    insert into cycle_history (cycle_id, "from", "to", reason, actor, at)
    select id, 'awaiting_payment', 'scheduled', ${movedReason}, ${actor}, ${now} from waiting`
  await markTokenUse(tx, [tokenId])
  await queueNotice(tx, 'way-moved', signupId)
  return true
}
