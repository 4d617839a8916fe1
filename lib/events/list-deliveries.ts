import { z } from 'zod'
import { db } from '#lib/db/client.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { rows } from '#lib/db/rows.ts'
import { daysOf } from '#lib/metrics/days-of.ts'
import { fromColumn } from '#lib/plain-date.ts'

export const refusalReasons = [
  'bad-signature',
  'unsigned',
  'unknown-secret',
  'unreadable',
  'too-large',
] as const

const daySchema = z.object({
  day: z.date().transform(fromColumn),
  kept: z.number(),
  refused: z.partialRecord(z.enum(refusalReasons), z.number()),
})
type DeliveryDay = z.output<typeof daySchema>

/** Each of the last 30 days: what was believed, and what was turned away for which reason. */
export async function listDeliveries(): Promise<DeliveryDay[]> {
  return rows(db(), daySchema)`
    select d::date as day,
      coalesce(k.n, 0)::int as kept,
      coalesce((select jsonb_object_agg(reason, count) from webhook_refusals r where r.day = d::date
        and reason = any(${[...refusalReasons]})), '{}') as refused
    from generate_series(shop_day(teiki_now()) - 29, shop_day(teiki_now()), interval '1 day') as d
      left join (${daysOf('delivery', Prisma.sql`shop_day(teiki_now()) - 29`)}) k on k.day = d::date
    order by 1 desc`
}
