import { z } from 'zod'
import { db } from '#lib/db/client.ts'
import { requireRow } from '#lib/db/rows.ts'

const nextSchema = z.object({
  /** Of what waits by a time of its own. */
  at: z.date().nullable(),
  /** Something is looked at once a day: an order that waits for money, a charge that waits for somebody, an event. */
  daily: z.boolean(),
  /** The hour at which the shop tries again what was declined. */
  hour: z.number(),
})

/** When something falls due next, as far as the tables tell. Mails go with whatever else is due. */
export function readNext(): Promise<z.output<typeof nextSchema>> {
  return requireRow(db(), nextSchema)`
    select (select min(at) from (
        select min(next_try_at) as at from charges where next_try_at is not null and waits_for is null and status not in ('hard_declined', 'canceled')
        union all select min(next_try_at) from token_operations where next_try_at is not null
        union all select min(next_try_at) from refunds where next_try_at is not null
        union all select min((cut_off_on + 1)::timestamp at time zone 'Asia/Tokyo') from cycles c join subscriptions s on s.id = c.subscription_id
          where c.status = 'scheduled' and s.status in ('active', 'past_due')) due) as at,
      exists (select from orders where status in ('past_due', 'awaiting_payment'))
        or exists (select from events where next_try_at is not null)
        or exists (select from charges where next_try_at is not null and waits_for is not null) as daily,
      (select coalesce((facts->'charging'->'dunning'->>'atHour')::int, 10) from shop) as hour`
}

const dueSchema = z.object({
  orders: z.boolean(),
  emails: z.boolean(),
  events: z.boolean(),
  signups: z.boolean(),
  operations: z.boolean(),
  refunds: z.boolean(),
})

/** Which jobs have something to do. */
export function readDue(): Promise<z.output<typeof dueSchema>> {
  return requireRow(db(), dueSchema)`
    select exists (select from charges where next_try_at <= teiki_now())
        or exists (select from cycles where status = 'scheduled' and cut_off_on < shop_day(teiki_now()))
        or exists (select from orders where status in ('past_due', 'awaiting_payment')) as orders,
      exists (select from emails where next_try_at <= teiki_now()) as emails,
      exists (select from events where next_try_at <= teiki_now()) as events,
      exists (select from signups where next_check_at <= teiki_now()) as signups,
      exists (select from token_operations where next_try_at <= teiki_now()) as operations,
      exists (select from refunds where next_try_at <= teiki_now()) or exists (select from charges where failure = 'paid-late' and coalesce(next_try_at <= teiki_now(), true)) as refunds`
}
