import { z } from 'zod'
import { db } from '#lib/db/client.ts'
import { requireRow } from '#lib/db/rows.ts'
import { mostCounted } from '#lib/paging.ts'
import { isShopInTestMode } from '#lib/smartpay-account/shop-mode.ts'
import { type StopReason, whyNoCharges } from './charging-switch.ts'

const waitingSchema = z.object({
  until: z.date().nullable(),
  count: z.number(),
  sumMinor: z.number(),
})

/**
 * Whether charges are sent, until when they are not, and what stopping or resuming means: the charges whose time has come,
 * counted no further than 10,001, and their sum in yen.
 */
export type ChargingState = z.output<typeof waitingSchema> & { why: StopReason | null }

/** As staff see it before they stop or resume charging. */
export async function getChargingSwitch(): Promise<ChargingState> {
  const test = await isShopInTestMode()
  const why = await whyNoCharges(test)
  const waiting = await requireRow(db(), waitingSchema)`
    select (select stopped_until from charging_switch) as until, count(*)::int as count,
      coalesce(sum(minor), 0)::float8 as "sumMinor"
    from (select c.amount_minor as minor from charges c join orders o on o.id = c.order_id
      where c.status = 'intended' and c.test = ${test} and o.due_on <= shop_day(teiki_now()) limit ${mostCounted + 1}) w`
  return { ...waiting, why }
}
