import { z } from 'zod'
import { anyOf } from '#lib/db/any-of.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { isRefundUnknown } from '#lib/orders/refunds-in-doubt.ts'
import { countingRefunds, refundStatuses } from '#lib/states/refund.ts'

/** Money that goes back, in yen. */
export const refundsSchema = z.array(
  z.object({
    id: z.string(),
    amountMinor: z.number(),
    status: z.enum(refundStatuses),
    /** Of what pays the order; else of a charge that was paid too late. */
    ofPayment: z.boolean(),
    failure: z.string().nullable(),
    /** Nobody knows for longer than a call takes how it ended. */
    inDoubt: z.boolean(),
    createdAt: z.coerce.date(),
    finishedAt: z.coerce.date().nullable(),
  }),
)
export type RefundOfOrder = z.output<typeof refundsSchema>[number]

/** The refunds of an order, the oldest first, as JSON. */
export function refundsOf(orderId: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(select coalesce(json_agg(json_build_object('id', f.id, 'amountMinor', f.amount_minor, 'status', f.status, 'ofPayment',
      (select h.status = 'succeeded' from charges h where h.id = f.charge_id), 'failure', f.failure, 'inDoubt', (select ${isRefundUnknown} from refunds r where r.id = f.id),
      'createdAt', f.created_at, 'finishedAt', f.finished_at) order by f.created_at, f.id), '[]') from refunds f where f.order_id = ${orderId})`
}

/** What of an order's payment at Smartpay neither went back nor is about to, in yen. */
export function refundableOf(orderId: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(select coalesce(sum(p.amount_minor), 0)::int
      - coalesce((select sum(f.amount_minor) from refunds f join charges h on h.id = f.charge_id and h.status = 'succeeded'
        where f.order_id = ${orderId} and f.status in ${anyOf(countingRefunds)}), 0)::int
    from charges h join payments p on p.charge_id = h.id where h.order_id = ${orderId} and h.status = 'succeeded')`
}
