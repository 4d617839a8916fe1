import { z } from 'zod'
import { db } from '#lib/db/client.ts'
import { rows } from '#lib/db/rows.ts'
import { SeededRandom } from '../../demo-data/seeded-random.ts'
import type { ClonedPerson } from './clone-people.ts'
import type { Mix } from './mix.ts'
import { dayMs } from './plan-round.ts'
import { control } from './world.ts'

const openSchema = z.object({
  smartpayId: z.string(),
  subscriptionId: z.string(),
  index: z.number(),
  attempt: z.number(),
  ageMs: z.number(),
})

/**
 * What shoppers do in Smartpay's app about orders that wait for them, also about those that were given up here: some pay,
 * one in ten is declined for good. When each does it follows from the seed and the order alone.
 */
export async function repairOrders(
  { repairs }: Mix,
  seed: number,
  people: readonly ClonedPerson[],
): Promise<void> {
  const open = await rows(db(), openSchema)`
    select c.smartpay_id as "smartpayId", o.subscription_id as "subscriptionId", o.index, c.attempt,
      extract(epoch from teiki_now() - c.first_sent_at)::float8 * 1000 as "ageMs"
    from charges c join orders o on o.id = c.order_id where c.smartpay_id is not null
      and (c.status = 'open' or (c.status = 'hard_declined' and c.failure = 'given-up'))
    order by c.first_sent_at, c.id`
  for (const { smartpayId, subscriptionId, index, attempt, ageMs } of open) {
    const who = people.findIndex((person) => person.subscriptionId === subscriptionId)
    const random = new SeededRandom(seed ^ ((who + 1) * 7919 + index * 104_729 + attempt))
    const [draw, afterMs, declined] = [
      random.next(),
      random.next() * repairs.withinDays * dayMs,
      random.next() < 0.1,
    ]
    if (draw >= repairs.share || afterMs > ageMs) continue
    // It may have been paid already, or by a slow Smartpay: then the sandbox refuses, and nothing is to do.
    await control(`orders/${smartpayId}/${declined ? 'decline' : 'authorize'}`, 'POST').catch(
      () => undefined,
    )
  }
}
