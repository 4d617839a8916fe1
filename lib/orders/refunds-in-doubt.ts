import { anyOf } from '#lib/db/any-of.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { unsettledRefunds } from '#lib/states/refund.ts'

/** Refunds `r` of which nobody knows for longer than a call takes how they ended. */
export const isRefundUnknown = Prisma.sql`(r.status in ${anyOf(unsettledRefunds)} and r.next_try_at is not null
  and r.created_at < teiki_now() - interval '10 minutes')`

/**
 * Refunds `r` that Smartpay did not make, and nobody here tried again since, while there is still something to give back. One of
 * the engine's is told of by its charge.
 */
export const isRefundFailed = Prisma.sql`(r.status = 'failed' and r.finished_at > teiki_now() - interval '30 days'
  and exists (select from charges c where c.id = r.charge_id and c.status = 'succeeded'
    and (select sum(p.amount_minor) from payments p where p.charge_id = c.id)
      > (select coalesce(sum(b.amount_minor), 0) from refunds b where b.charge_id = c.id and b.status = 'succeeded'))
  and not exists (select from refunds n where n.order_id = r.order_id and n.created_at > r.created_at and n.status <> 'failed' and n.asked_by <> 'smartpay'))`
