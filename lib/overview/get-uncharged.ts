import { z } from 'zod'
import { anyOf } from '#lib/db/any-of.ts'
import { db } from '#lib/db/client.ts'
import { requireRow } from '#lib/db/rows.ts'
import { mostCounted } from '#lib/paging.ts'
import { isShopInTestMode } from '#lib/smartpay-account/shop-mode.ts'
import { runningSubscriptions } from '#lib/states/subscription.ts'

const unchargedSchema = z.object({ n: z.number(), minor: z.number() })

/** How many orders, counted no further than 10,001, and their yen. */
type Uncharged = z.output<typeof unchargedSchema>

/**
 * Orders of running subscriptions that Smartpay should have been asked for before today and was not; those of the
 * other mode, from before the shop went live, are never asked for.
 */
export async function getUncharged(): Promise<Uncharged> {
  const test = await isShopInTestMode()
  const uncharged = await requireRow(db(), unchargedSchema)`
    select count(*)::int as n, coalesce(sum(minor), 0)::float8 as minor from (
      select y.amount_minor + y.fee_minor as minor from cycles y
        cross join lateral (select * from subscriptions where id = y.subscription_id offset 0) s
      where y.status = 'scheduled' and y.due_on < shop_day(teiki_now())
        and s.payment_method = 'smartpay' and s.status in ${anyOf(runningSubscriptions)}
        and not exists (select from tokens t where t.id = s.token_id and t.test <> ${test})
      limit ${mostCounted + 1}) missed`
  return uncharged
}
