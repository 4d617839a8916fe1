import { z } from 'zod'
import { db } from '#lib/db/client.ts'
import { requireRow } from '#lib/db/rows.ts'
import { mostCounted } from '#lib/paging.ts'

/** How the webhooks are; ages in seconds, what waits or is parked counted to 10,001. */
export type WebhookHealth = {
  endpoints: number
  lastDeliverySeconds: number | null
  refusedInADay: number
  waiting: number
  parked: number
}

const healthSchema = z.object({
  endpoints: z.number(),
  lastDeliverySeconds: z.number().nullable(),
  refusedInADay: z.number(),
  waiting: z.number(),
  parked: z.number(),
})

const most = mostCounted + 1

export async function getWebhookHealth(): Promise<WebhookHealth> {
  const row = await requireRow(db(), healthSchema)`
    select (select count(*)::int from webhook_secrets where ends_at is null) as endpoints,
      (select extract(epoch from teiki_now() - max(last_received_at))::float8 from events) as "lastDeliverySeconds",
      (select coalesce(sum(count), 0)::int from webhook_refusals where day >= shop_day(teiki_now()) - 1) as "refusedInADay",
      (select count(*)::int from (select from events where next_try_at is not null limit ${most}) w) as waiting,
      (select count(*)::int from (select from events where status = 'parked' limit ${most}) p) as parked`
  return row
}
